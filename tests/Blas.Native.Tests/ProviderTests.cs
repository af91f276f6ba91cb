using System.Numerics;

namespace Blas.Native.Tests;

/// <summary>Every native library behind the contract: conventions, gaps, threads, errors.</summary>
public sealed class ProviderTests
{
    [Theory]
    [ProviderData("openblas", "OpenBLAS 0.", 32)]
    [ProviderData("openblas64", "OpenBLAS 0.", 64)]
    [ProviderData("mkl", "MKL 20", 32)]
    [ProviderData("blis", "BLIS ", 32)]
    [ProviderData("reference", "LAPACK 3.", 32)]
    [ProviderData("blis+reference", "BLIS ", 32)]
    public void It_says_what_it_is(string library, string version, int integerBits)
    {
        IBlasProvider provider = TestLibraries.Open(library);
        Assert.Equal(TestLibraries.NameOrPath(library), provider.Info.Name);
        Assert.StartsWith(version, provider.Info.Version, StringComparison.Ordinal);
        Assert.Equal(integerBits, provider.Info.IntegerBits);
        Assert.All(provider.Info.Files, f => Assert.True(File.Exists(f), f));
        Assert.Equal(library.Contains("reference", StringComparison.Ordinal) ? 2 : 1, provider.Info.Files.Count);

        // What every BLAS has is not missing, except for known defects; the extensions are another matter.
        string[] standard = ["dot", "axpy", "swap", "gemv", "hemv", "tbsv", "her2", "gemm", "symm", "her2k", "trmm", "trsm"];
        Assert.Empty(standard.Intersect(provider.Info.MissingRoutines.Select(name => name.TrimStart('s', 'd', 'c', 'z'))));
        Assert.Contains("rotmg", provider.Info.MissingRoutines);
        Assert.Equal(library == "blis", provider.Info.MissingRoutines.Contains("getrf"));
        if (library.StartsWith("openblas", StringComparison.Ordinal))
            Assert.Equal(KnownDefects.OfOpenBlas(provider.Info.Version).Contains("scasum"), provider.Info.MissingRoutines.Contains("scasum"));
        Assert.Null(provider.Info.Fallback);
    }

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("openblas64")]
    [ProviderData("mkl")]
    [ProviderData("blis")]
    [ProviderData("reference")]
    public void Every_kind_of_result_comes_back(string library)
    {
        IBlas blas = TestLibraries.Open(library).Blas;
        float[] s = [3, -4];
        double[] d = [3, -4];
        Complex32[] c = [new(1, 2), new(3, -4)];
        Complex[] z = [new(1, 2), new(3, -4)];
        Assert.Equal(25, blas.Single.Dot(2, s, 1, s, 1));
        Assert.Equal(25, blas.Double.Dot(2, d, 1, d, 1));
        Assert.Equal(new Complex32(-10, -20), blas.Complex32.Dot(2, c, 1, c, 1));
        Assert.Equal(new Complex(-10, -20), blas.Complex.Dot(2, z, 1, z, 1));
        Assert.Equal(new Complex32(30, 0), blas.Complex32.Dotc(2, c, 1, c, 1));
        Assert.Equal(new Complex(30, 0), blas.Complex.Dotc(2, z, 1, z, 1));
        Assert.Equal(5, blas.Single.Nrm2(2, s, 1), 4 * float.Epsilon + 1e-6f);
        Assert.Equal(5, blas.Double.Nrm2(2, d, 1), 1e-15);
        if (!TestLibraries.Open(library).Info.MissingRoutines.Contains("scasum"))
            Assert.Equal(10, blas.Complex32.Asum(2, c, 1));
        Assert.Equal(10, blas.Complex.Asum(2, z, 1));
        Assert.Equal(1, blas.Single.Iamax(2, s, 1));
        Assert.Equal(1, blas.Complex.Iamax(2, z, 1));
    }

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("openblas64")]
    [ProviderData("mkl")]
    [ProviderData("reference")]
    [ProviderData("blis+reference")]
    public void It_solves(string library) =>
        Assert.InRange(Cases.SolveError(TestLibraries.Open(library)), 0, Cases.SolveBound);

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("openblas64")]
    [ProviderData("mkl")]
    [ProviderData("reference")]
    public void Pivots_come_back_and_a_singular_matrix_is_said_to_be_one(string library)
    {
        ILapack<double, double> lapack = TestLibraries.Open(library).Lapack.Double;
        double[] a = [0, 0, 2, 1, 0, 0, 0, 3, 0];
        var pivots = new int[3];
        lapack.Getrf(Layout.ColumnMajor, 3, 3, a, 3, pivots);
        Assert.Equal([3, 3, 3], pivots);
        double[] b = [5, 6, 7];
        lapack.Getrs(Layout.ColumnMajor, Transpose.None, 3, 1, a, 3, pivots, b, 3);
        // 2 x0 = 7, x1 = 5, 3 x2 = 6: see the columns above.
        Assert.Equal([3.5, 5, 2], b);

        double[] singular = [1, 2, 2, 4];
        LapackException failure = Assert.Throws<LapackException>(() => lapack.Getrf(Layout.ColumnMajor, 2, 2, singular, 2, pivots));
        Assert.Equal(2, failure.Info);
        Assert.Equal("dgetrf", failure.Routine);
    }

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("openblas64")]
    [ProviderData("mkl")]
    [ProviderData("blis")]
    [ProviderData("reference")]
    public void Conjugated_operands_are_those_of_the_definition(string library)
    {
        // Small integers: every product and sum is exact.
        IBlas<Complex, double> blas = TestLibraries.Open(library).Blas.Complex;
        const int M = 3, N = 2, K = 4;
        Complex[] a = Numbers(M * K, 1), b = Numbers(K * N, 5), c = Numbers(M * N, 3);
        Complex alpha = new(2, -1), beta = new(-1, 3);
        foreach (Transpose transA in Enum.GetValues<Transpose>())
        {
            foreach (Transpose transB in Enum.GetValues<Transpose>())
            {
                int lda = transA.IsTransposed() ? K : M, ldb = transB.IsTransposed() ? N : K;
                var expected = new Complex[M * N];
                for (int j = 0; j < N; j++)
                {
                    for (int i = 0; i < M; i++)
                    {
                        Complex sum = 0;
                        for (int l = 0; l < K; l++)
                            sum += At(a, lda, transA, i, l) * At(b, ldb, transB, l, j);
                        expected[i + (j * M)] = (alpha * sum) + (beta * c[i + (j * M)]);
                    }
                }

                var actual = (Complex[])c.Clone();
                blas.Gemm(Layout.ColumnMajor, transA, transB, M, N, K, alpha, a, lda, b, ldb, beta, actual, M);
                Assert.Equal(expected, actual);
            }

            int rows = transA.IsTransposed() ? N : M, columns = transA.IsTransposed() ? M : N;
            Complex[] y = Numbers(M, 2), x = Numbers(N, 7), product = new Complex[M];
            for (int i = 0; i < M; i++)
            {
                Complex sum = 0;
                for (int j = 0; j < N; j++)
                    sum += At(a, rows, transA, i, j) * x[N - 1 - j];
                product[i] = (alpha * sum) + (beta * y[i]);
            }

            // x is walked backwards: its first element comes last.
            blas.Gemv(Layout.ColumnMajor, transA, rows, columns, alpha, a, rows, x, -1, beta, y, 1);
            Assert.Equal(product, y);
        }
    }

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("mkl")]
    [ProviderData("blis")]
    [ProviderData("reference")]
    public void Solving_with_a_conjugate_triangle_undoes_the_product(string library)
    {
        IBlas<Complex, double> blas = TestLibraries.Open(library).Blas.Complex;
        // Powers of two and i on the diagonal: the solution is exact.
        Complex[] a = [new(0, 2), new(1, 1), 0, new(4, 0)], x = [new(1, 2), new(-3, 1), new(2, 0), new(0, -1)], b = new Complex[4];
        foreach (Transpose trans in Enum.GetValues<Transpose>())
        {
            Array.Clear(b);
            for (int j = 0; j < 2; j++)
            {
                for (int i = 0; i < 2; i++)
                {
                    for (int l = 0; l < 2; l++)
                        b[i + (2 * j)] += At(a, 2, trans, i, l) * x[l + (2 * j)];
                }
            }

            blas.Trsm(Layout.ColumnMajor, Side.Left, UpLo.Lower, trans, Diag.NonUnit, 2, 2, Complex.One, a, 2, b, 2);
            Assert.Equal(x, b);
        }
    }

    [ProviderFact("blis", "openblas")]
    public void What_BLIS_lacks_is_named_or_done_by_the_fallback()
    {
        IBlasProvider alone = TestLibraries.Open("blis");
        MissingRoutineException failure = Assert.Throws<MissingRoutineException>(() => Cases.SolveError(alone));
        Assert.Equal("dgesv", failure.Routine);
        Assert.Equal(TestLibraries.NameOrPath("blis"), failure.Provider);

        IBlasProvider helped = TestLibraries.Open("blis", TestLibraries.Open("openblas"));
        Assert.Equal("openblas", helped.Info.Fallback);
        Assert.Contains("gesv", helped.Info.MissingRoutines);
        Assert.InRange(Cases.SolveError(helped), 0, Cases.SolveBound);
    }

    [ProviderFact("openblas")]
    public void Debian_OpenBLAS_has_no_LAPACKE_and_needs_none()
    {
        nint handle = System.Runtime.InteropServices.NativeLibrary.Load(TestLibraries.Open("openblas").Info.Files[0]);
        Assert.False(System.Runtime.InteropServices.NativeLibrary.TryGetExport(handle, "LAPACKE_dgesv", out _));
        Assert.DoesNotContain(TestLibraries.Open("openblas").Info.MissingRoutines, name => name is "getrf" or "getrs" or "gesv" or "potrf");
    }

    [Theory]
    [ProviderData("reference")]
    [ProviderData("openblas")]
    [ProviderData("mkl")]
    public void A_bad_argument_is_an_exception_and_not_the_end_of_the_process(string library)
    {
        (int exitCode, string[] output, string error) = ChildProcess.Run("bad-argument", [TestLibraries.NameOrPath(library)]);
        Assert.Equal("", error);
        // xerbla of the reference ends the process with exit code 0.
        Assert.Equal(17, exitCode);
        Assert.Equal("lda", output[0]);
    }

    [ProviderFact("mkl", "reference")]
    public void A_library_keeps_to_its_own_routines_when_MKL_has_made_its_own_global()
    {
        (int exitCode, string[] output, string error) = ChildProcess.Run("mkl-then-reference", []);
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.InRange(double.Parse(output[0], null), 0, Cases.SolveBound);
        Assert.Equal("2 2 1 0", output[1]);
    }

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("reference")]
    public unsafe void A_size_beyond_32_bits_is_named_or_goes_to_the_fallback(string library)
    {
        nint big = (nint)1 << 32;
        double a = 3, b = 5, c = 0;
        IBlas<double, double> blas = TestLibraries.Open(library).Blas.Double;
        ArgumentOutOfRangeException failure = Assert.Throws<ArgumentOutOfRangeException>(
            () => Multiply(blas, big));
        Assert.Equal("lda", failure.ParamName);
        Assert.Contains("32-bit", failure.Message, StringComparison.Ordinal);

        // A step of 2^31 - 1 fits, three of them do not.
        failure = Assert.Throws<ArgumentOutOfRangeException>(() => blas.Scal(3, 2, (double*)64, int.MaxValue));
        Assert.Equal("incx", failure.ParamName);

        if (TestLibraries.WhyNot("openblas64") is null)
        {
            blas = TestLibraries.Open(library, TestLibraries.Open("openblas64")).Blas.Double;
            blas.Gemm(Layout.ColumnMajor, Transpose.None, Transpose.None, 1, 1, 1, 1, &a, big, &b, 1, 0, &c, 1);
            Assert.Equal(15, c);
        }
    }

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("reference")]
    public void A_refused_size_leaves_what_is_conjugated_on_the_way_as_it_was(string library)
    {
        nint big = (nint)1 << 32;
        IBlas<Complex, double> blas = TestLibraries.Open(library).Blas.Complex;
        Complex[] a = [new(1, 2)], x = [new(3, 4)], y = [new(5, 6)];
        Action[] calls =
        [
            () => blas.Trmv(Layout.ColumnMajor, UpLo.Upper, Transpose.Conjugate, Diag.NonUnit, 1, a, big, y, 1),
            () => blas.Trsv(Layout.ColumnMajor, UpLo.Upper, Transpose.Conjugate, Diag.NonUnit, 1, a, big, y, 1),
            () => blas.Gemv(Layout.ColumnMajor, Transpose.Conjugate, 1, 1, 1, a, big, x, 1, 1, y, 1),
            () => blas.Trsm(Layout.ColumnMajor, Side.Left, UpLo.Upper, Transpose.Conjugate, Diag.NonUnit, 1, 1, 1, a, big, y, 1),
            () => blas.Hemv(Layout.RowMajor, UpLo.Upper, 1, 1, a, big, x, 1, 1, y, 1),
            () => blas.Hbmv(Layout.RowMajor, UpLo.Upper, 1, 0, 1, a, big, x, 1, 1, y, 1),
            () => blas.Herk(Layout.ColumnMajor, UpLo.Upper, Transpose.None, 1, 1, 1, a, big, 2, y, 1),
            () => blas.Her2k(Layout.RowMajor, UpLo.Upper, Transpose.None, 1, 1, 1, a, big, x, 1, 2, y, 1),
        ];
        foreach (Action call in calls)
        {
            Assert.Throws<ArgumentOutOfRangeException>(call);
            Assert.Equal(new Complex(5, 6), y[0]);
            Assert.Equal(new Complex(3, 4), x[0]);
        }
    }

    private static unsafe void Multiply(IBlas<double, double> blas, nint lda)
    {
        double a = 3, b = 5, c = 0;
        blas.Gemm(Layout.ColumnMajor, Transpose.None, Transpose.None, 1, 1, 1, 1, &a, lda, &b, 1, 0, &c, 1);
    }

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("mkl")]
    [ProviderData("blis")]
    public void Threads_can_be_set(string library)
    {
        IThreadControl threads = TestLibraries.Open(library).Threads;
        Assert.Equal(ThreadScope.Process, threads.Scope);
        int before = threads.Threads;
        Assert.InRange(before, 1, int.MaxValue);
        threads.Threads = 1;
        Assert.Equal(1, threads.Threads);
        threads.Threads = before;
        Assert.Equal(before, threads.Threads);
        Assert.Throws<ArgumentOutOfRangeException>(() => threads.Threads = 0);
    }

    /// <summary>Threads beyond the callers' own; one more than the cap is left to the runtime.</summary>
    [Theory]
    [InlineData("managed", 1)]
    [InlineData("managed", 2)]
    [InlineData("managed", 4)]
    [ProviderData("openblas", 1)]
    [ProviderData("openblas", 2)]
    [ProviderData("openblas", 4)]
    [ProviderData("openblas64", 4)]
    [ProviderData("mkl", 1)]
    [ProviderData("mkl", 2)]
    [ProviderData("mkl", 4)]
    [ProviderData("blis", 1)]
    [ProviderData("blis", 2)]
    [ProviderData("blis", 4)]
    [ProviderData("reference", 1)]
    public void Callers_at_once_do_not_multiply_the_threads(string library, int cap)
    {
        if (!OperatingSystem.IsLinux())
            return; // Threads are counted in /proc.
        (int exitCode, string[] output, string error) = ChildProcess.Run(
            "callers", [library == "managed" ? library : TestLibraries.NameOrPath(library), $"{cap}"], ("DOTNET_TieredCompilation", "0"));
        Assert.Equal("", error);
        Assert.Equal(0, exitCode);
        Assert.All(Assert.Single(output).Split(' '), beyond => Assert.InRange(int.Parse(beyond, null), 0, cap + 1));
    }

    [ProviderFact("reference")]
    public void The_reference_has_one_thread()
    {
        IThreadControl threads = TestLibraries.Open("reference").Threads;
        Assert.Equal((ThreadScope.Fixed, 1), (threads.Scope, threads.Threads));
        threads.Threads = 1;
        Assert.Throws<NotSupportedException>(() => threads.Threads = 2);
    }

    [Theory]
    [ProviderData("openblas")]
    [ProviderData("openblas64")]
    [ProviderData("mkl")]
    public void A_call_allocates_nothing(string library)
    {
        IBlasProvider provider = TestLibraries.Open(library);
        double[] a = [4, 1, 1, 3], b = [1, 2, 3, 4], c = new double[4];
        var pivots = new int[2];
        void Work()
        {
            provider.Blas.Double.Gemm(Layout.RowMajor, Transpose.None, Transpose.None, 2, 2, 2, 1, a, 2, b, 2, 0, c, 2);
            provider.Blas.Double.Dot(4, a, 1, b, 1);
            provider.Lapack.Double.Gesv(Layout.ColumnMajor, 2, 2, c, 2, pivots, b, 2);
        }

        for (int i = 0; i < 100; i++)
        {
            b.AsSpan().Fill(1);
            a[0] = 4;
            b[0] = 2;
            Work();
        }

        // The least of several turns: a collection that another test causes takes away the rest of the thread's allocation buffer.
        long least = long.MaxValue;
        for (int turn = 0; turn < 10; turn++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    [ProviderFact("openblas", "mkl", "blis", "reference")]
    public void All_are_live_side_by_side_on_several_threads()
    {
        IBlas<Complex, double>[] all = [.. new[] { "mkl", "openblas", "reference", "blis" }.Select(l => TestLibraries.Open(l).Blas.Complex)];
        Complex[] a = Numbers(64 * 64, 1), b = Numbers(64 * 64, 4), expected = new Complex[64 * 64];
        for (int j = 0; j < 64; j++)
        {
            for (int i = 0; i < 64; i++)
            {
                for (int l = 0; l < 64; l++)
                    expected[i + (64 * j)] += a[i + (64 * l)] * b[l + (64 * j)];
            }
        }

        Parallel.For(0, 16, new ParallelOptions { MaxDegreeOfParallelism = 4 }, turn =>
        {
            var c = new Complex[64 * 64];
            all[turn % all.Length].Gemm(Layout.ColumnMajor, Transpose.None, Transpose.None, 64, 64, 64, 1, a, 64, b, 64, 0, c, 64);
            Assert.Equal(expected, c);
        });
    }

    private static Complex At(Complex[] a, int lda, Transpose trans, int i, int j)
    {
        Complex value = trans.IsTransposed() ? a[j + (i * lda)] : a[i + (j * lda)];
        return trans.IsConjugated() ? Complex.Conjugate(value) : value;
    }

    private static Complex[] Numbers(int count, int seed) =>
        [.. Enumerable.Range(seed, count).Select(i => new Complex((i * 5 % 7) - 3, (i * 3 % 5) - 2))];
}
