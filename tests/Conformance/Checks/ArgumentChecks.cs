using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>Illegal arguments are refused by name, before anything is touched, and the process lives: whatever the library would do.</summary>
internal sealed class ArgumentChecks<T, TReal>(IBlasProvider provider) : Checks<T, TReal>(provider)
    where T : unmanaged, INumberBase<T>
    where TReal : unmanaged, IFloatingPointIeee754<TReal>
{
    [Check("arguments")]
    public void Illegal()
    {
        foreach (RoutineInfo routine in RoutineCatalog.All)
        {
            object target = routine.Library switch
            {
                RoutineLibrary.Blas => _blas,
                RoutineLibrary.Mixed => _provider.Blas.Mixed,
                _ => _lapack,
            };

            // LAPACK has many routines, and the checks are those of the base class, which has tests of its own for all combinations.
            int tried = IllegalArguments.Try<T, TReal>(target, routine, once: routine.Library == RoutineLibrary.Lapack);
            Require(tried > 0, () => $"{Name(routine.Name)}: no illegal argument was found to try.");
        }
    }

    /// <summary>A pivot outside the matrix would make a library write there.</summary>
    [Check("getrs")]
    public void PivotsOutside()
    {
        foreach (Layout layout in Layouts)
        {
            foreach (int wrong in new[] { 0, -1, 4, int.MaxValue, int.MinValue })
            {
                var a = new Mat<T, TReal>(layout, 3, 3);
                a.Fill((i, j) => i == j ? T.One : T.Zero);
                Mat<T, TReal> b = Mat<T, TReal>.Random(layout, 3, 2, 0, new Random(1));
                string Context() => $"{Name("getrs")}, {layout}, a pivot {wrong}";
                ArgumentException? refusal = null;
                try
                {
                    _lapack.Getrs(layout, Transpose.None, 3, 2, a.Span, a.Ld, [1, wrong, 3], b.Span, b.Ld);
                }
                catch (ArgumentException e)
                {
                    refusal = e;
                }

                Require(refusal?.ParamName == "ipiv", () => $"{Context()}: {refusal?.Message ?? "not refused"}");
                b.Unchanged("b", Context);
            }
        }
    }
}
