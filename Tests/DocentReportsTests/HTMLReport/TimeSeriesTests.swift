import DocentDocument
import Testing

@testable import DocentReports

@Suite struct TimeSeriesTests {
  @Test(arguments: [
    ("2024-02-27", "2024-03-02", "day", 5, "2024-02-29"),
    ("2023-11-15", "2024-04-01", "month", 6, "2024-01"),
    ("2016-01-31", "2024-12-31", "quarter", 36, "2016-Q3"),
    ("1990-05-05", "2024-01-01", "year", 35, "1992"),
    ("0999-05-05", "1024-01-01", "year", 26, "1001"),
    ("1450-05-05", "2024-01-01", "decade", 58, "1470s"),
  ])
  func stepsFollowTheSpanAndHaveNoGaps(_ first: String, _ last: String, _ unit: String, _ count: Int, _ third: String) {
    var one = SentimentCounts()
    one.add(.positive)
    let series = TimeSeries([first: one, last: one])
    #expect(series.unit.rawValue == unit)
    #expect(series.steps.count == count)
    #expect(series.steps[2].name == third)
    #expect(series.steps.map(\.counts.documents).reduce(0, +) == 2)
    #expect(series.steps.first?.counts[.positive] == 1)
    #expect(series.steps.last?.counts[.positive] == 1)
  }

  @Test func aFewStrayDatesDoNotMakeTheStepsCoarse() {
    var days = ["1970-01-01": SentimentCounts(), "2031-05-05": SentimentCounts()]
    for day in days.keys { days[day]?.add(.neutral) }
    for day in 1...20 {
      var counts = SentimentCounts()
      counts.add(.positive)
      counts.add(.negative)
      days["2024-03-\(day < 10 ? "0" : "")\(day)"] = counts
    }
    let series = TimeSeries(days)
    #expect(series.unit == .day)
    #expect(series.steps.count == 20)
    #expect(series.leftOut == (1, 1))
  }

  @Test func aSpanOfMillenniaStillGivesAllDocuments() {
    var one = SentimentCounts()
    one.add(nil)
    let series = TimeSeries(["0001-01-01": one, "9999-12-31": one])
    #expect(series.steps.map(\.counts.documents).reduce(0, +) == 2)
  }

  @Test func whatIsNoDayIsLeftOut() {
    var one = SentimentCounts()
    one.add(.negative)
    #expect(TimeSeries(["2024": one, "": one, "2024-13-01": one]).steps.isEmpty)
  }
}
