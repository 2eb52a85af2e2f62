import DocentDocument
import Testing

@testable import DocentExtraction

@Suite struct CPUMeterTests {
  /// Uses some CPU time of this thread.
  private func work() {
    let start = ThreadTime.now.seconds
    while ThreadTime.now.seconds - start < 0.02 {}
  }

  @Test func countsTheWorkBetweenReadings() {
    var meter = CPUMeter(Suspensions())
    work()
    meter.update()
    #expect(meter.seconds >= 0.02)
    let before = meter.seconds
    work()
    meter.update()
    #expect(meter.seconds >= before + 0.02)
  }

  @Test func whatTheThreadDidWhileTheWorkWaitedIsNotCounted() {
    let suspensions = Suspensions()
    var meter = CPUMeter(suspensions)
    // Somebody else's work on the same thread, while ours waits for a child process.
    work()
    suspensions.wokeUp(after: 0)
    meter.update()
    #expect(meter.seconds < 0.02)
    // Our own after it is.
    work()
    meter.update()
    #expect(meter.seconds >= 0.02)
  }

  @Test func skippedTimeIsNotCounted() {
    var meter = CPUMeter(Suspensions())
    work()
    meter.skip()
    meter.update()
    #expect(meter.seconds < 0.02)
  }
}
