using System.Numerics;
using Conformance;

namespace Blas.Tests;

/// <summary>Every check of every routine of the list, in every form, for every element type; no Core is called by what is refused.</summary>
public sealed unsafe class ArgumentTests
{
    public static TheoryData<string, char> Routines
    {
        get
        {
            var data = new TheoryData<string, char>();
            foreach (RoutineInfo routine in RoutineCatalog.All)
            {
                foreach (char type in "sdcz")
                    data.Add(routine.Name, type);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Routines))]
    public void Illegal_values_are_refused_by_name_and_nothing_is_called(string routine, char type) =>
        Run(routine, type, new Illegal());

    [Theory]
    [MemberData(nameof(Routines))]
    public void Legal_values_reach_a_core(string routine, char type) => Run(routine, type, new Legal());

    [Theory]
    [MemberData(nameof(Routines))]
    public void Empty_work_returns_at_once_and_null_will_do(string routine, char type) => Run(routine, type, new Empty());

    [Theory]
    [MemberData(nameof(Routines))]
    public void Sizes_that_no_memory_has_are_refused(string routine, char type) => Run(routine, type, new Overflow());

    private static void Run(string name, char type, ICase test)
    {
        RoutineInfo routine = RoutineCatalog.All.Single(r => r.Name == name);
        switch (type)
        {
            case 's':
                test.Run<float, float>(routine);
                break;
            case 'd':
                test.Run<double, double>(routine);
                break;
            case 'c':
                test.Run<Complex32, float>(routine);
                break;
            default:
                test.Run<Complex, double>(routine);
                break;
        }
    }

    private static (object Target, List<string> Calls) Recorder<T, TReal>(RoutineInfo routine)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        var blas = new RecordingBlas<T, TReal>();
        object target = routine.Library switch
        {
            RoutineLibrary.Blas => blas,
            RoutineLibrary.Mixed => new RecordingMixedBlas(blas.Calls),
            _ => new RecordingLapack<T, TReal>(blas),
        };
        return (target, blas.Calls);
    }

    private interface ICase
    {
        void Run<T, TReal>(RoutineInfo routine)
            where T : unmanaged, INumberBase<T>
            where TReal : unmanaged, IFloatingPointIeee754<TReal>;
    }

    private sealed class Illegal : ICase
    {
        public void Run<T, TReal>(RoutineInfo routine)
            where T : unmanaged, INumberBase<T>
            where TReal : unmanaged, IFloatingPointIeee754<TReal>
        {
            (object target, List<string> calls) = Recorder<T, TReal>(routine);
            int tried = IllegalArguments.Try<T, TReal>(target, routine, () => calls.Count == 0);

            // Two forms as a rule (references can't be null, and there are no spans of pointers), two layouts and two sets of flags, and each argument
            // but the scalars has an illegal value.
            int forms = routine.Arguments.Any(a => a.Kind is ArgumentKind.Reference or ArgumentKind.Matrices) || !routine.Arguments.Any(ArgumentSet<T, TReal>.IsMemory) ? 1 : 2;
            Assert.True(tried >= 4 * forms * routine.Arguments.Count(a => a.Kind is not (ArgumentKind.Scalar or ArgumentKind.Select)), $"only {tried} were tried");
        }
    }

    private sealed class Legal : ICase
    {
        public void Run<T, TReal>(RoutineInfo routine)
            where T : unmanaged, INumberBase<T>
            where TReal : unmanaged, IFloatingPointIeee754<TReal>
        {
            IReadOnlyList<RoutineCall> forms = RoutineCall.Of<T, TReal>(routine);
            Assert.Equal(
                routine.Arguments.Any(a => a.Kind is ArgumentKind.Vector or ArgumentKind.Matrix or ArgumentKind.Band or ArgumentKind.Packed or ArgumentKind.Array),
                forms.Any(f => f.UsesSpans));
            Assert.Contains(forms, f => !f.UsesSpans);
            foreach (RoutineCall call in forms)
            {
                foreach (Layout layout in new[] { Layout.ColumnMajor, Layout.RowMajor })
                {
                    foreach (bool transposed in new[] { false, true })
                    {
                        (object target, List<string> calls) = Recorder<T, TReal>(routine);
                        using var set = new ArgumentSet<T, TReal>(routine, layout, transposed);
                        set.Run(call, target);
                        // Exchanges of contiguous rows need no Core.
                        Assert.Equal(routine.Name == "laswp" && layout == Layout.RowMajor, calls.Count == 0);
                        if (layout == Layout.ColumnMajor)
                            Assert.StartsWith(routine.Name + " ", Assert.Single(calls), StringComparison.Ordinal);
                    }
                }
            }
        }
    }

    private sealed class Empty : ICase
    {
        public void Run<T, TReal>(RoutineInfo routine)
            where T : unmanaged, INumberBase<T>
            where TReal : unmanaged, IFloatingPointIeee754<TReal>
        {
            foreach (RoutineCall call in RoutineCall.Of<T, TReal>(routine))
            {
                foreach (ArgumentInfo dimension in routine.Arguments.Where(a => a.Kind == ArgumentKind.Dimension))
                {
                    (object target, List<string> calls) = Recorder<T, TReal>(routine);
                    using var set = new ArgumentSet<T, TReal>(routine, Layout.ColumnMajor, transposed: false);
                    foreach (string name in EmptyWork.With(routine, dimension.Name))
                        set[name] = 0;
                    foreach (ArgumentInfo memory in routine.Arguments.Where(a => ArgumentSet<T, TReal>.IsMemory(a)))
                    {
                        if (set.Needed(memory.Name) == 0)
                            set[memory.Name] = 0;
                    }

                    set.Run(call, target);

                    bool works = EmptyWork.IsDone(routine.Name, dimension.Name);
                    Assert.True(calls.Count == (works ? 1 : 0), $"{dimension.Name} = 0: {calls.Count} Cores were called");
                    Assert.True(works || EmptyWork.HasResult(routine.Name) || set.IsUntouched());
                }
            }
        }
    }

    private sealed class Overflow : ICase
    {
        public void Run<T, TReal>(RoutineInfo routine)
            where T : unmanaged, INumberBase<T>
            where TReal : unmanaged, IFloatingPointIeee754<TReal>
        {
            // These have no sizes.
            if (routine.Name is "rotg" or "rotmg" or "lamch" or "ilaver")
                return;
            int bytes = routine.Library == RoutineLibrary.Mixed ? sizeof(float)
                : routine.Arguments.Any(a => ArgumentSet<T, TReal>.IsMemory(a) && a.Element == 'T') ? sizeof(T) : sizeof(TReal);
            nint[] large = [nint.MaxValue, nint.MaxValue - 1, nint.MaxValue / 2, (nint.MaxValue / bytes) + 1, (nint)1 << 62, ((nint)1 << 61) + 1];
            foreach (RoutineCall call in RoutineCall.Of<T, TReal>(routine))
            {
                foreach (nint size in large)
                {
                    foreach (nint stride in large.Concat([2, -2]))
                    {
                        (object target, List<string> calls) = Recorder<T, TReal>(routine);
                        using var set = new ArgumentSet<T, TReal>(routine, Layout.ColumnMajor, transposed: false);
                        foreach (ArgumentInfo a in routine.Arguments)
                        {
                            if (a.Kind == ArgumentKind.Dimension)
                                set[a.Name] = size;
                            else if (a.Kind == ArgumentKind.LeadingDimension)
                                set[a.Name] = Math.Max(size, stride);
                            else if (a.Kind == ArgumentKind.Increment)
                                set[a.Name] = a.Rule == IncrementRule.Positive ? Math.Abs(stride) : stride;
                        }

                        ArgumentException e = Assert.ThrowsAny<ArgumentException>(() => set.Run(call, target));
                        Assert.Contains(routine.Arguments, a => a.Name == e.ParamName);
                        Assert.Empty(calls);
                    }
                }
            }
        }
    }
}
