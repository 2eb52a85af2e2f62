package import DocentDocument

/// What an extractor may use besides the source: limits, options, child processes and the budget of the container.
package struct ExtractionContext: Sendable {
  package var limits: ExtractionLimits
  package var options: ExtractionOptions
  /// Runs the child processes (PDF, OCR, legacy office).
  package var tools: ChildProcess
  /// Shared by a container and everything inside it: whoever decompresses charges it first.
  package var budget: ContainerBudget
  /// Ranks the languages of a text, best first: OCR reads again in the language it finds. Nil when there is no detector.
  package var detectLanguage: (@Sendable (String) -> [LanguageScore])?
  /// 0 for a file, 1 for its members and so on.
  package var depth: Int

  package init(
    limits: ExtractionLimits = ExtractionLimits(), options: ExtractionOptions = ExtractionOptions(),
    tools: ChildProcess, budget: ContainerBudget, depth: Int = 0,
    detectLanguage: (@Sendable (String) -> [LanguageScore])? = nil
  ) {
    self.limits = limits
    self.options = options
    self.tools = tools
    self.budget = budget
    self.depth = depth
    self.detectLanguage = detectLanguage
  }

  /// Throws `cancelled` when the task was cancelled: to be called in loops that do not call the builder.
  package func checkCancellation() throws(ExtractionError) {
    if Task.isCancelled { throw .cancelled }
  }
}

extension ExtractionError {
  static let cancelled = ExtractionError(.cancelled, "the run was interrupted; run the same command again to go on")
}
