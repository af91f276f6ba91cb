namespace Conformance;

/// <summary>A mistake that a provider could have; the suite must find each.</summary>
internal enum Fault
{
    None,
    DotcForgetsConjugate,
    NegativeIncrementStartsAtPointer,
    ScalIgnoresIncrement,
    CopyWritesOnePastEnd,
    Nrm2Overflows,
    IamaxTakesLast,
    GemmReadsCWhereBetaIsZero,
    GemmWritesPadding,
    GemmForgetsConjugateOfB,
    GemmDropsLastBeyond64,
    GemmSumsInLowerPrecision,
    GemmForgetsBetaWhereKIsZero,
    TrsmReadsUnitDiagonal,
    GetrfCountsPivotsFromZero,
    GetrfTakesFirstPivot,
    GetrfStopsAtZeroPivot,
    GetrsForgetsPivots,
    PotrfTouchesOtherTriangle,
    PotrfReportsNextMinor,
}
