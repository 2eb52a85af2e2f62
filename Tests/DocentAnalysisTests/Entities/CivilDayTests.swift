import Testing

@testable import DocentAnalysis

@Suite struct CivilDayTests {
  @Test(arguments: [
    (2024, 3, 13, 3, "2024-W11"), (2021, 1, 3, 7, "2020-W53"), (2024, 12, 30, 1, "2025-W01"),
    (1970, 1, 1, 4, "1970-W01"),
  ])
  func knowsWeekdayAndWeek(year: Int, month: Int, day: Int, weekday: Int, week: String) {
    let civil = CivilDay(year: year, month: month, day: day)
    #expect(civil.weekday == weekday)
    #expect(civil.week.text == week)
    #expect(civil.date == CalendarDate(year: year, month: month, day: day))
  }

  @Test func movesByMonthsToTheLastDay() {
    let last = CivilDay(year: 2024, month: 3, day: 31)
    #expect(last.adding(months: -1).date.text == "2024-02-29")
    #expect(last.adding(months: -13).date.text == "2023-02-28")
    #expect(last.adding(days: 1).date.text == "2024-04-01")
  }

  @Test(
    arguments: [("2024-03-05T10:00:00Z", "2024-03-05"), ("2024-02-30", nil), ("March", nil)] as [(String, String?)])
  func readsTheDayOfAnISODate(text: String, day: String?) { #expect(CalendarDate(iso8601: text)?.text == day) }
}
