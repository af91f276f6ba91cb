using System.Numerics;

namespace Blas.Arrays;

// Truth of numbers: all are true but zero. NaN is true.

internal readonly struct LogicalAndFunction<T> : IFunction<T, bool>
    where T : unmanaged, INumberBase<T>
{
    public static bool Invoke(T a, T b) => !T.IsZero(a) & !T.IsZero(b);
}

internal readonly struct LogicalOrFunction<T> : IFunction<T, bool>
    where T : unmanaged, INumberBase<T>
{
    public static bool Invoke(T a, T b) => !T.IsZero(a) | !T.IsZero(b);
}

internal readonly struct LogicalXorFunction<T> : IFunction<T, bool>
    where T : unmanaged, INumberBase<T>
{
    public static bool Invoke(T a, T b) => T.IsZero(a) != T.IsZero(b);
}

internal readonly struct LogicalNotFunction<T> : IFunction1<T, bool>
    where T : unmanaged, INumberBase<T>
{
    public static bool Invoke(T a) => T.IsZero(a);
}

internal readonly struct IdentityFunction<T> : IFunction1<T, T>
    where T : unmanaged
{
    public static T Invoke(T a) => a;
}
