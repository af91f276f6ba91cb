using System.Numerics;
using System.Runtime.CompilerServices;

namespace Blas.Managed;

internal unsafe partial struct GemmJob<T, TReal>
{
    /// <summary>The tiles of one strip of B, from panel to panel of A.</summary>
    private ref struct Tiles
    {
        private readonly SimdKernels<TReal> _kernels;
        private readonly TReal* _join;
        private readonly nint _ldc;
        private ComplexFactors<TReal> _factors;
        private GemmTile<TReal> _tile;
        private TReal* _a;
        private TReal* _b;
        private nint _panelA;

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public Tiles(in GemmJob<T, TReal> job, nint k, T beta, TReal* join)
        {
            _kernels = job.Kernels;
            _join = join;
            _ldc = job.Ldc * Parts;
            _tile.K = k;
            if (Parts == 1)
            {
                _tile.Ldc = job.Ldc;
                _tile.Alpha = Scalars<T, TReal>.Real(job.Alpha);
                _tile.Beta = Scalars<T, TReal>.Real(beta);
                _factors = default;
            }
            else
            {
                _tile.Ldc = 2 * job.Kernels.Count;
                _tile.Alpha = TReal.One;
                _tile.Beta = TReal.Zero;
                _factors.SignA = job.IsConjugatedA ? -TReal.One : TReal.One;
                _factors.SignB = job.IsConjugatedB ? -TReal.One : TReal.One;
                _factors.AlphaReal = Scalars<T, TReal>.Real(job.Alpha);
                _factors.AlphaImaginary = Scalars<T, TReal>.Imaginary(job.Alpha);
                _factors.BetaReal = Scalars<T, TReal>.Real(beta);
                _factors.BetaImaginary = Scalars<T, TReal>.Imaginary(beta);
            }
        }

        /// <summary>Elements from one step of k to the next, and from one panel to the next.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void SetA(T* a, nint step, nint panel)
        {
            _a = (TReal*)a;
            _tile.StepA = step * Parts;
            _panelA = panel * Parts;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void SetB(T* b, nint step, nint column)
        {
            _b = (TReal*)b;
            _tile.StepB = step * Parts;
            _tile.ColumnB = column;
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Column(T* target, nint rows, nint columns)
        {
            nint vector = _kernels.Count;
            nint height = 2 * vector;
            TReal* a = _a;
            TReal* c = (TReal*)target;
            nint left = rows * Parts;
            GemmTile<TReal> tile = _tile;
            if (left >= height)
            {
                delegate*<GemmTile<TReal>*, TReal*, TReal*, TReal*, nint, void> kernel = _kernels.Tile(columns * Parts, height);
                for (; left >= height; left -= height)
                {
                    Run(kernel, &tile, a, c, vector, height, columns);
                    a += _panelA;
                    c += height;
                }
            }

            if (left > 0)
            {
                Run(_kernels.Tile(columns * Parts, left), &tile, a, c, left > vector ? left - vector : left, left, columns);
            }
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private void Run(
            delegate*<GemmTile<TReal>*, TReal*, TReal*, TReal*, nint, void> kernel,
            GemmTile<TReal>* tile, TReal* a, TReal* c, nint tail, nint rows, nint columns)
        {
            if (Parts == 1)
            {
                kernel(tile, a, _b, c, tail);
            }
            else
            {
                kernel(tile, a, _b, _join, tail);
                ComplexFactors<TReal> factors = _factors;
                _kernels.JoinComplex(&factors, _join, tile->Ldc, c, _ldc, rows, columns);
            }
        }
    }
}
