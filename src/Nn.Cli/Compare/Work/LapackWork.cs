using System.Numerics;
using Blas;
using Nn.Cli.Compare.Measuring;

namespace Nn.Cli.Compare.Work;

/// <summary>The work of LAPACK, on square matrices; operation counts after LAPACK Working Note 41, appendix C.</summary>
/// <typeparam name="T">The element type.</typeparam>
/// <typeparam name="TReal">Its real type.</typeparam>
internal static unsafe class LapackWork<T, TReal>
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    private const Layout L = Layout.ColumnMajor;
    private const int SlotBytes = 1 << 19;

    private static readonly bool s_complex = sizeof(T) != sizeof(TReal);
    private static readonly double s_epsilon = double.CreateChecked(TReal.BitIncrement(TReal.One) - TReal.One);

    public static Workload Getrf(int n)
    {
        var o = new Operands(new Arena(), n);
        return o.Build("getrf", 2.0 / 3, (p, s) => p.Getrf(L, n, n, o.A(s), n, o.Pivots(s)), () =>
        {
            // P A x against L U x.
            PreciseComplex[] x = Probe.Signs(n), left = Probe.Apply(o.Matrix, n, x);
            int* pivots = o.Pivots(0);
            for (int i = 0; i < n; i++)
            {
                if (pivots[i] <= i || pivots[i] > n)
                    return new(double.PositiveInfinity, Probe.Threshold);
                (left[i], left[pivots[i] - 1]) = (left[pivots[i] - 1], left[i]);
            }

            PreciseComplex[] right = Probe.Apply(Entries.UnitLower(o.A(0), n), n, Probe.Apply(Entries.Upper(o.A(0), n), n, x));
            return Probe.Residual(left, right, o.Norm, s_epsilon);
        });
    }

    public static Workload Potrf(int n)
    {
        var o = new Operands(new Arena(), n, definite: true);
        return o.Build("potrf L", 1.0 / 3, (p, s) => p.Potrf(L, UpLo.Lower, n, o.A(s), n), () =>
        {
            PreciseComplex[] x = Probe.Signs(n);
            Entry lower = Entries.Lower(o.A(0), n);
            PreciseComplex[] right = Probe.Apply(lower, n, Probe.Apply(Entries.ConjugateTransposed(lower), n, x));
            return Probe.Residual(Probe.Apply(o.Matrix, n, x), right, o.Norm, s_epsilon);
        });
    }

    public static Workload Geqrf(int n)
    {
        var o = new Operands(new Arena(), n);
        return o.Build("geqrf", 4.0 / 3, (p, s) => p.Geqrf(L, n, n, o.A(s), n, o.Tau(s)), () =>
        {
            // A x against Q R x, and Q may not change lengths.
            PreciseComplex[] x = Probe.Signs(n);
            PreciseComplex[] y = Probe.Apply(Entries.Upper(o.A(0), n), n, x);
            double before = Length(y);
            Entry reflectors = Entries.UnitLower(o.A(0), n);
            for (int j = n - 1; j >= 0; j--)
            {
                PreciseComplex w = default;
                for (int i = j; i < n; i++)
                    w += reflectors(i, j).Conjugate() * y[i];
                w *= PreciseComplex.Of(o.Tau(0)[j]);
                for (int i = j; i < n; i++)
                    y[i] -= reflectors(i, j) * w;
            }

            Accuracy length = new(Math.Abs(Length(y) - before) / (n * s_epsilon * before), Probe.Threshold);
            return Accuracy.Max(length, Probe.Residual(Probe.Apply(o.Matrix, n, x), y, o.Norm, s_epsilon));
        });
    }

    public static Workload Syevd(int n)
    {
        var o = new Operands(new Arena(), n, symmetric: true);
        return o.Build("syevd VL", 4.0 / 3 * 3, (p, s) => p.Syevd(L, Job.Vectors, UpLo.Lower, n, o.A(s), n, o.Values(s)), () =>
        {
            PreciseComplex[] x = Probe.Signs(n);
            Entry v = Entries.General(o.A(0), n);
            TReal* values = o.Values(0);
            var scaled = new PreciseComplex[n];
            for (int i = 0; i < n; i++)
                scaled[i] = double.CreateChecked(values[i]) * x[i];
            Accuracy residual = Probe.Residual(Probe.Apply(o.Matrix, n, Probe.Apply(v, n, x)), Probe.Apply(v, n, scaled), o.Norm, s_epsilon);
            return Accuracy.Max(Ordered(values, n, ascending: true), Accuracy.Max(residual, Probe.Orthonormal(v, n, x, s_epsilon)));
        });
    }

    public static Workload Gesdd(int n)
    {
        var o = new Operands(new Arena(), n);
        return o.Build("gesdd S", 22, (p, s) => p.Gesdd(L, SvdJob.Some, n, n, o.A(s), n, o.Values(s), o.U(s), n, o.V(s), n), () =>
        {
            PreciseComplex[] x = Probe.Signs(n);
            Entry u = Entries.General(o.U(0), n), vt = Entries.General(o.V(0), n);
            TReal* values = o.Values(0);
            PreciseComplex[] y = Probe.Apply(vt, n, x);
            for (int i = 0; i < n; i++)
                y[i] = double.CreateChecked(values[i]) * y[i];
            Accuracy residual = Probe.Residual(Probe.Apply(o.Matrix, n, x), Probe.Apply(u, n, y), o.Norm, s_epsilon);
            Accuracy orthonormal = Accuracy.Max(
                Probe.Orthonormal(u, n, x, s_epsilon), Probe.Orthonormal(Entries.ConjugateTransposed(vt), n, x, s_epsilon));
            return Accuracy.Max(Ordered(values, n, ascending: false), Accuracy.Max(residual, orthonormal));
        });
    }

    public static Workload Geev(int n)
    {
        var o = new Operands(new Arena(), n);
        return o.Build("geev V", 25, (p, s) => p.Geev(L, Job.None, Job.Vectors, n, o.A(s), n, o.Values(s), o.Imaginary(s), null, 1, o.V(s), n), () =>
        {
            PreciseComplex[] x = Probe.Signs(n);
            Entry v = Entries.General(o.V(0), n);
            TReal* re = o.Values(0), im = o.Imaginary(0);
            var scaled = new PreciseComplex[n];
            double length = 0;
            for (int j = 0; j < n; j++)
            {
                DoubleDouble real = double.CreateChecked(re[j]), imaginary = double.CreateChecked(im[j]);
                if (s_complex)
                {
                    scaled[j] = new PreciseComplex(real, imaginary) * x[j];
                    length = ProductCheck.Worse(length, Math.Abs(ColumnLength(v, n, j, 1) - 1));
                    continue;
                }

                // Two columns are the real and the imaginary part of one vector of a pair: A (v + iw) = (a + ib) (v + iw).
                int columns = imaginary.High != 0 && j + 1 < n ? 2 : 1;
                length = ProductCheck.Worse(length, Math.Abs(ColumnLength(v, n, j, columns) - 1));
                var a = new PreciseComplex(real, 0.0);
                var b = new PreciseComplex(imaginary, 0.0);
                scaled[j] = a * x[j];
                if (columns == 2)
                {
                    scaled[j] += b * x[j + 1];
                    scaled[j + 1] = (a * x[j + 1]) - (b * x[j]);
                    j++;
                }
            }

            Accuracy residual = Probe.Residual(Probe.Apply(o.Matrix, n, Probe.Apply(v, n, x)), Probe.Apply(v, n, scaled), o.Norm, s_epsilon);
            return Accuracy.Max(new(length / (n * s_epsilon), Probe.Threshold), residual);
        });
    }

    private static Accuracy Ordered(TReal* values, int n, bool ascending)
    {
        for (int i = 1; i < n; i++)
        {
            if (ascending ? !(values[i - 1] <= values[i]) : !(values[i - 1] >= values[i]))
                return new(double.PositiveInfinity, Probe.Threshold);
        }

        return new(0, Probe.Threshold);
    }

    private static double Length(PreciseComplex[] x) => Math.Sqrt(x.Sum(value => value.Magnitude * value.Magnitude));

    private static double ColumnLength(Entry v, int n, int first, int columns)
    {
        double sum = 0;
        for (int j = first; j < first + columns; j++)
        {
            for (int i = 0; i < n; i++)
                sum += v(i, j).Magnitude * v(i, j).Magnitude;
        }

        return Math.Sqrt(sum);
    }

    /// <summary>A matrix, as often as it is overwritten, and room for every result.</summary>
    private sealed class Operands
    {
        private readonly Arena _arena;
        private readonly int _n, _slots;
        private readonly nint _square;
        private readonly T* _before, _a, _u, _v, _tau;
        private readonly TReal* _values, _imaginary;
        private readonly int* _pivots;
        private double? _norm;

        public Operands(Arena arena, int n, bool definite = false, bool symmetric = false)
        {
            _arena = arena;
            _n = n;
            _square = (nint)n * n;
            _slots = (int)Math.Clamp(SlotBytes / (_square * sizeof(T)), 1, 100);
            _before = _arena.Uniform<T>(_square, new System.Random(1));
            Entry general = Entries.General(_before, n);
            if (definite || symmetric)
            {
                // The upper triangle from the lower one. A diagonal above the sum of a row makes it definite.
                for (int j = 0; j < n; j++)
                {
                    for (int i = 0; i < j; i++)
                        _before[i + ((nint)j * n)] = Conjugate(_before[j + ((nint)i * n)]);
                    T diagonal = _before[j + ((nint)j * n)];
                    _before[j + ((nint)j * n)] = definite ? T.CreateTruncating(n) : (diagonal + Conjugate(diagonal)) / T.CreateTruncating(2);
                }
            }

            Matrix = general;
            _a = _arena.Zeros<T>(_square * _slots);
            _u = _arena.Zeros<T>(_square * _slots);
            _v = _arena.Zeros<T>(_square * _slots);
            _tau = _arena.Zeros<T>((nint)n * _slots);
            _values = _arena.Zeros<TReal>((nint)n * _slots);
            _imaginary = _arena.Zeros<TReal>((nint)n * _slots);
            _pivots = _arena.Zeros<int>((nint)n * _slots);
        }

        /// <summary>The matrix before the call.</summary>
        public Entry Matrix { get; }

        public double Norm => _norm ??= Probe.Norm(Matrix, _n, _n);

        public T* A(int slot) => _a + (slot * _square);

        public T* U(int slot) => _u + (slot * _square);

        public T* V(int slot) => _v + (slot * _square);

        public T* Tau(int slot) => _tau + ((nint)slot * _n);

        public TReal* Values(int slot) => _values + ((nint)slot * _n);

        public TReal* Imaginary(int slot) => _imaginary + ((nint)slot * _n);

        public int* Pivots(int slot) => _pivots + ((nint)slot * _n);

        public Operation<T, TReal> Build(string routine, double cubes, Action<ILapack<T, TReal>, int> call, Func<Accuracy> examine) =>
            new("lapack", routine, $"{_n}", _n, Unit.GFlops, cubes * _n * _n * _n * (s_complex ? 4 : 1), _arena)
            {
                Slots = _slots,
                RestoreWhenTimed = true,
                Restore = slot => Buffer.MemoryCopy(_before, A(slot), _square * sizeof(T), _square * sizeof(T)),
                Call = (p, slot) => call(p.Lapack, slot),
                Examine = examine,
            };

        private static T Conjugate(T value) => value switch
        {
            Complex pair => (T)(object)Complex.Conjugate(pair),
            Complex32 pair => (T)(object)new Complex32(pair.Real, -pair.Imaginary),
            _ => value,
        };
    }
}
