namespace Conformance;

/// <summary>Error bounds of the textbook: Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., chapter 3.</summary>
internal static class Bound
{
    /// <summary>gamma_n = n u / (1 - n u): what n roundings in a row can do, whatever their order.</summary>
    public static double Gamma(double n, double roundoff) => n * roundoff / (1 - (n * roundoff));
}
