using System.Numerics;
using Blas;
using Blas.Arrays;

namespace Bench;

/// <summary>Linear algebra of arrays of order n, which goes to the provider.</summary>
internal sealed class ArrayWork<T> : TurnWork
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly NdArray<T> _a, _b, _definite;
    private readonly string _name;

    public ArrayWork(string name, int n)
        : base(name == "matmul" ? 2.0 * n * n * n : 0)
    {
        _name = name;
        Generator random = NdArray.Random.DefaultRng(1);
        _a = random.StandardNormal<T>(n, n);
        _b = random.StandardNormal<T>(n, n);
        _definite = NdArray.MatMul(_a, _a.T);
        for (int i = 0; i < n; i++)
            _definite[i, i] += T.One;
    }

    /// <summary>What there is to measure.</summary>
    public static string[] Names => ["matmul", "matmul T", "solve", "inv", "cholesky"];

    public override double Time(IBlasProvider provider, int calls) => Clock(() => Run(provider), calls);

    public override void Dispose()
    {
        foreach (NdArray<T> array in new[] { _a, _b, _definite })
            array.Dispose();
    }

    private void Run(IBlasProvider provider)
    {
        using NdArray<T> result = _name switch
        {
            "matmul" => NdArray.MatMul(_a, _b, blas: provider.Blas),
            "matmul T" => NdArray.MatMul(_a.T, _b, blas: provider.Blas),
            "solve" => LinAlg.Solve(_definite, _b, provider),
            "inv" => LinAlg.Inv(_definite, provider),
            _ => LinAlg.Cholesky(_definite, provider),
        };
    }
}
