import DocentDocument
import Testing

@Suite struct GregorianCalendarTests {
  @Test(arguments: [
    (1970, 1, 1, 0), (2000, 2, 29, 11_016), (1, 1, 1, -719_162), (9999, 12, 31, 2_932_896), (0, 3, 1, -719_468),
    (-1, 12, 31, -719_529),
  ])
  func numbersDays(year: Int, month: Int, day: Int, number: Int) {
    #expect(GregorianCalendar.dayNumber(year: year, month: month, day: day) == number)
    #expect(GregorianCalendar.date(ofDay: number) == (year, month, day))
  }

  @Test func everyDayFollowsTheOneBefore() {
    var (year, month, day) = GregorianCalendar.date(ofDay: -1_000_000)
    for number in stride(from: -1_000_000, through: 1_000_000, by: 1) {
      guard GregorianCalendar.date(ofDay: number) == (year, month, day),
        GregorianCalendar.dayNumber(year: year, month: month, day: day) == number
      else {
        Issue.record("day \(number) is not \(year)-\(month)-\(day)")
        return
      }
      day += 1
      if day > GregorianCalendar.days(inMonth: month, of: year) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }

  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (1_763_743_689, "2025-11-21T16:48:09Z"), (951_868_799, "2000-02-29T23:59:59Z"),
    (-1, "1969-12-31T23:59:59Z"), (-86_400, "1969-12-31T00:00:00Z"), (-62_135_596_800, "0001-01-01T00:00:00Z"),
    (4_102_444_800, "2100-01-01T00:00:00Z"),
  ])
  func writesMomentsInUTC(_ second: Int, _ expected: String) {
    #expect(GregorianCalendar.timestamp(ofSecond: second) == expected)
  }
}
