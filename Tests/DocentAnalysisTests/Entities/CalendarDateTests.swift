import Testing

@testable import DocentAnalysis

@Suite struct CalendarDateTests {
  @Test(arguments: [
    (CalendarDate(year: 2024, month: 2, day: 29), true), (CalendarDate(year: 2023, month: 2, day: 29), false),
    (CalendarDate(year: 1900, month: 2, day: 29), false), (CalendarDate(month: 2, day: 29), true),
    (CalendarDate(month: 13), false), (CalendarDate(month: 4, day: 31), false), (CalendarDate(day: 0), false),
    (CalendarDate(time: TimeOfDay(hour: 25)), false),
  ])
  func knowsWhichDaysExist(date: CalendarDate, isPossible: Bool) {
    #expect(date.isPossible == isPossible)
  }

  @Test(arguments: [
    (CalendarDate(year: 2024, month: 3, day: 5), "2024-03-05"), (CalendarDate(month: 3, day: 5), "--03-05"),
    (CalendarDate(year: 2024, month: 3), "2024-03"), (CalendarDate(time: TimeOfDay(hour: 9, minute: 5)), "T09:05"),
  ])
  func writesISO8601(date: CalendarDate, text: String) {
    #expect(date.text == text)
  }
}
