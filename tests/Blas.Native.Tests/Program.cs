using System.Numerics;
using System.Runtime.InteropServices;
using Blas;
using Blas.Native;
using Blas.Native.Tests;

// The child's side of Support/ChildProcess.cs.
switch (args)
{
    case ["info", var name]:
        IBlasProvider provider = new NativeProviderSource().Open(name, null);
        Console.WriteLine(provider.Info.Threading);
        Console.WriteLine(provider.Info.IntegerBits);
        Console.WriteLine(provider.Threads.Scope);
        var x = new Complex[] { new(1, 2), new(3, -4) };
        Console.WriteLine(provider.Blas.Complex.Dotc(2, x, 1, x, 1).Real);
        Console.WriteLine(Cases.SolveError(provider));
        return 0;

    case ["mkl-then-reference"]:
        // MKL has made its zdotc_ global, which returns its result in another way than the reference expects.
        Cases.SolveError(TestLibraries.Open("mkl"));
        IBlasProvider reference = TestLibraries.Open("reference");
        Console.WriteLine(Cases.SolveError(reference));
        Console.WriteLine(Cases.UnblockedCholesky(NativeLibrary.Load(reference.Info.Files[1])));
        return 0;

    case ["bad-argument", var name]:
        IBlasProvider victim = new NativeProviderSource().Open(name, null);
        var a = new double[4];
        try
        {
            victim.Blas.Double.Gemm(Layout.ColumnMajor, Transpose.None, Transpose.None, 2, 2, 2, 1, a, 1, a, 2, 0, new double[4], 2);
        }
        catch (ArgumentException e)
        {
            Console.WriteLine(e.ParamName);
        }

        Console.WriteLine(Cases.SolveError(victim));
        return 17;

    case ["callers", var name, var threads]:
        Console.WriteLine(CallersAtOnce.Run(name, int.Parse(threads, null)));
        return 0;

    default:
        Console.Error.WriteLine("This is a test program: run it with 'dotnet test'.");
        return 2;
}
