struct HanVariants {
  func scriptClass(of scalar: Unicode.Scalar) -> UInt8 { ScriptClass.han }
}
