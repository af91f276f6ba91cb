using System.Numerics;
using System.Text.Json;

namespace Blas.Arrays.Tests;

/// <summary>The call that a golden case describes, on arrays of float.</summary>
internal static class SingleCalls
{
    public static NdArray[] Run(JsonElement e, IBlasProvider provider)
    {
        NdArray<float>[] x = [.. e.GetProperty("operands").EnumerateArray().Select(o => o.Array<float>())];
        switch (e.Text("op"))
        {
            case "norm":
                int[] axes = [.. e.GetProperty("axes").EnumerateArray().Select(a => a.GetInt32())];
                return [LinAlg.Norm(x[0], LinAlgCalls.Order(e.Text("order")), axes, provider: provider)];
            case "slogdet":
                (NdArray<float> sign, NdArray<float> logarithm) = LinAlg.SlogDet(x[0], provider);
                return [sign, logarithm];
            case "eigvals": return [LinAlg.Eigvals(x[0], provider)];
            case "eigvalsh": return [LinAlg.Eigvalsh(x[0], provider: provider)];
            case "svdvals": return [LinAlg.Svdvals(x[0], provider)];
            case "pinv": return [LinAlg.Pinv(x[0], provider: provider)];
            case "rank": return [LinAlg.MatrixRank(x[0], provider: provider)];
            case "cond": return [LinAlg.Cond(x[0], provider: provider)];
            case "lstsq":
                LeastSquares<float, float> solution = LinAlg.Lstsq(x[0], x[1], provider: provider);
                return [solution.X, solution.Residuals, NdArray.FromScalar((long)solution.Rank), solution.SingularValues];
            default: return [LinAlgCalls.Run(e, x, provider)];
        }
    }
}

/// <summary>The call that a golden case describes, on arrays of double.</summary>
internal static class DoubleCalls
{
    public static NdArray[] Run(JsonElement e, IBlasProvider provider)
    {
        NdArray<double>[] x = [.. e.GetProperty("operands").EnumerateArray().Select(o => o.Array<double>())];
        switch (e.Text("op"))
        {
            case "norm":
                int[] axes = [.. e.GetProperty("axes").EnumerateArray().Select(a => a.GetInt32())];
                return [LinAlg.Norm(x[0], LinAlgCalls.Order(e.Text("order")), axes, provider: provider)];
            case "slogdet":
                (NdArray<double> sign, NdArray<double> logarithm) = LinAlg.SlogDet(x[0], provider);
                return [sign, logarithm];
            case "eigvals": return [LinAlg.Eigvals(x[0], provider)];
            case "eigvalsh": return [LinAlg.Eigvalsh(x[0], provider: provider)];
            case "svdvals": return [LinAlg.Svdvals(x[0], provider)];
            case "pinv": return [LinAlg.Pinv(x[0], provider: provider)];
            case "rank": return [LinAlg.MatrixRank(x[0], provider: provider)];
            case "cond": return [LinAlg.Cond(x[0], provider: provider)];
            case "lstsq":
                LeastSquares<double, double> solution = LinAlg.Lstsq(x[0], x[1], provider: provider);
                return [solution.X, solution.Residuals, NdArray.FromScalar((long)solution.Rank), solution.SingularValues];
            default: return [LinAlgCalls.Run(e, x, provider)];
        }
    }
}

/// <summary>The call that a golden case describes, on arrays of Complex32.</summary>
internal static class Complex32Calls
{
    public static NdArray[] Run(JsonElement e, IBlasProvider provider)
    {
        NdArray<Complex32>[] x = [.. e.GetProperty("operands").EnumerateArray().Select(o => o.Array<Complex32>())];
        switch (e.Text("op"))
        {
            case "norm":
                int[] axes = [.. e.GetProperty("axes").EnumerateArray().Select(a => a.GetInt32())];
                return [LinAlg.Norm(x[0], LinAlgCalls.Order(e.Text("order")), axes, provider: provider)];
            case "slogdet":
                (NdArray<Complex32> sign, NdArray<float> logarithm) = LinAlg.SlogDet(x[0], provider);
                return [sign, logarithm];
            case "eigvals": return [LinAlg.Eigvals(x[0], provider)];
            case "eigvalsh": return [LinAlg.Eigvalsh(x[0], provider: provider)];
            case "svdvals": return [LinAlg.Svdvals(x[0], provider)];
            case "pinv": return [LinAlg.Pinv(x[0], provider: provider)];
            case "rank": return [LinAlg.MatrixRank(x[0], provider: provider)];
            case "cond": return [LinAlg.Cond(x[0], provider: provider)];
            case "lstsq":
                LeastSquares<Complex32, float> solution = LinAlg.Lstsq(x[0], x[1], provider: provider);
                return [solution.X, solution.Residuals, NdArray.FromScalar((long)solution.Rank), solution.SingularValues];
            default: return [LinAlgCalls.Run(e, x, provider)];
        }
    }
}

/// <summary>The call that a golden case describes, on arrays of Complex.</summary>
internal static class ComplexCalls
{
    public static NdArray[] Run(JsonElement e, IBlasProvider provider)
    {
        NdArray<Complex>[] x = [.. e.GetProperty("operands").EnumerateArray().Select(o => o.Array<Complex>())];
        switch (e.Text("op"))
        {
            case "norm":
                int[] axes = [.. e.GetProperty("axes").EnumerateArray().Select(a => a.GetInt32())];
                return [LinAlg.Norm(x[0], LinAlgCalls.Order(e.Text("order")), axes, provider: provider)];
            case "slogdet":
                (NdArray<Complex> sign, NdArray<double> logarithm) = LinAlg.SlogDet(x[0], provider);
                return [sign, logarithm];
            case "eigvals": return [LinAlg.Eigvals(x[0], provider)];
            case "eigvalsh": return [LinAlg.Eigvalsh(x[0], provider: provider)];
            case "svdvals": return [LinAlg.Svdvals(x[0], provider)];
            case "pinv": return [LinAlg.Pinv(x[0], provider: provider)];
            case "rank": return [LinAlg.MatrixRank(x[0], provider: provider)];
            case "cond": return [LinAlg.Cond(x[0], provider: provider)];
            case "lstsq":
                LeastSquares<Complex, double> solution = LinAlg.Lstsq(x[0], x[1], provider: provider);
                return [solution.X, solution.Residuals, NdArray.FromScalar((long)solution.Rank), solution.SingularValues];
            default: return [LinAlgCalls.Run(e, x, provider)];
        }
    }
}

/// <summary>The calls that need not know what is real.</summary>
internal static class LinAlgCalls
{
    public static NdArray<T> Run<T>(JsonElement e, NdArray<T>[] x, IBlasProvider provider)
        where T : unmanaged, INumberBase<T> => e.Text("op") switch
        {
            "inv" => LinAlg.Inv(x[0], provider),
            "det" => LinAlg.Det(x[0], provider),
            "solve" => LinAlg.Solve(x[0], x[1], provider),
            "cholesky" => LinAlg.Cholesky(x[0], provider),
            "power" => LinAlg.MatrixPower(x[0], e.GetProperty("n").GetInt32(), provider),
            "kron" => LinAlg.Kron(x[0], x[1]),
            "tensordot" => LinAlg.TensorDot(x[0], x[1], e.GetProperty("n").GetInt32(), provider),
            "multidot" => LinAlg.MultiDot(x, provider),
            "expm" => LinAlg.Expm(x[0], provider),
            _ => throw new InvalidDataException(e.Text("op")),
        };

    public static NormOrder? Order(string text) => text switch
    {
        "None" => null,
        "fro" => NormOrder.Frobenius,
        "nuc" => NormOrder.Nuclear,
        _ => Golden.Number(text),
    };
}
