using System.Globalization;
using System.Numerics;
using Blas;

namespace Conformance;

/// <summary>Every illegal value of every argument of a routine, from the list of routines: what it is to be refused with.</summary>
internal static class IllegalArguments
{
    /// <summary>Tries them all on one provider's routines; returns how many were tried.</summary>
    /// <param name="target">An implementation of the contract of one element type.</param>
    /// <param name="routine">The routine.</param>
    /// <param name="isUntouched">What else must hold after a refusal.</param>
    /// <param name="once">Only one of the combinations of layout and flags, and only the form with spans.</param>
    public static int Try<T, TReal>(object target, RoutineInfo routine, Func<bool>? isUntouched = null, bool once = false)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        int tried = 0;
        foreach (RoutineCall call in RoutineCall.Of<T, TReal>(routine).Where(c => !once || !c.IsReference(0)).Take(once ? 1 : int.MaxValue))
        {
            foreach (Layout layout in once ? [Layout.RowMajor] : new[] { Layout.ColumnMajor, Layout.RowMajor })
            {
                foreach (bool transposed in once ? [true] : new[] { false, true })
                {
                    for (int at = 0; at < routine.Arguments.Count; at++)
                    {
                        ArgumentInfo argument = routine.Arguments[at];

                        // A reference can't be null, and there are no spans of one element.
                        if (argument.Kind == ArgumentKind.Reference && call.IsReference(at))
                            continue;
                        foreach (nint value in ValuesOf<T, TReal>(routine, argument, layout, transposed))
                        {
                            using var set = new ArgumentSet<T, TReal>(routine, layout, transposed);
                            if (ArgumentSet<T, TReal>.IsMemory(argument))
                            {
                                // Null for a pointer, one element too few for a span.
                                nint needed = set.Needed(argument.Name);
                                string[] texts = call.UsesSpans ? [Text(needed - 1), Text(needed)] : ["null", Text(needed)];
                                if (!call.UsesSpans)
                                    set[argument.Name] = 0;
                                Refused(set, call, target, argument.Name, argument.Name, call.UsesSpans ? argument.Name : null, texts, isUntouched);
                            }
                            else
                            {
                                set[argument.Name] = value;
                                Refused(set, call, target, argument.Name, $"{argument.Name} = {value}", null, [Text(value)], isUntouched);
                            }

                            tried++;
                        }
                    }
                }
            }
        }

        return tried;
    }

    private static IEnumerable<nint> ValuesOf<T, TReal>(RoutineInfo routine, ArgumentInfo argument, Layout layout, bool transposed)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        switch (argument.Kind)
        {
            // An unset variable, letters that other libraries know, and numbers of CBLAS.
            case ArgumentKind.Layout:
                return [0, 255, 'X', 'c', 101, 102];
            case ArgumentKind.Transpose:
                return [0, 255, 'X', 't', 111, 112];
            case ArgumentKind.UpLo:
                return [0, 255, 'X', 'u', 121, 122];
            case ArgumentKind.Side:
                return [0, 255, 'X', 'l', 141, 142];
            case ArgumentKind.Diag:
                return [0, 255, 'X', 'n', 131, 132];
            case ArgumentKind.Flag:
                return argument.Only == 'O' ? [0, 255, 'X', 't', (byte)Norm.Max, (byte)Norm.Frobenius]
                    : argument.Only == 'I' ? [0, 255, 'X', 't', (byte)Accumulate.Vectors] : [0, 255, 'X', 't', 201];

            // Numbers of rows and eigenvalues are among four, signs are 1 or -1, choices one of three.
            case ArgumentKind.Index:
                return [0, -2, 6, int.MinValue, nint.MinValue, nint.MaxValue];
            case ArgumentKind.Select:
                return [];
            case ArgumentKind.Dimension:
                return [-1, -2, int.MinValue, nint.MinValue];
            case ArgumentKind.Increment:
                return argument.Rule switch
                {
                    IncrementRule.Any => [nint.MinValue],
                    IncrementRule.Positive => [0, -1, nint.MinValue],
                    _ => [0, nint.MinValue],
                };
            case ArgumentKind.LeadingDimension:
                using (var set = new ArgumentSet<T, TReal>(routine, layout, transposed))
                    return [0, -1, nint.MinValue, set.LeastLeadingDimension(argument.Name[2..]) - 1, nint.MaxValue, nint.MaxValue / 2];
            case ArgumentKind.Distance:
                return [-1, nint.MinValue, nint.MaxValue];
            case ArgumentKind.Scalar:
                return [];
            default:
                return [0];
        }
    }

    private static void Refused<T, TReal>(
        ArgumentSet<T, TReal> set, RoutineCall call, object target, string argument, string what, string? shortened, string[] texts,
        Func<bool>? isUntouched)
        where T : unmanaged, INumberBase<T>
        where TReal : unmanaged, IFloatingPointIeee754<TReal>
    {
        string context = $"{Element<T>.Letter} {call.Method.Name} ({(call.UsesSpans ? "spans" : "pointers")}) with {what}";
        ArgumentException? refusal = null;
        try
        {
            set.Run(call, target, shortened);
        }
        catch (ArgumentException e)
        {
            refusal = e;
        }

        if (refusal is null)
            throw new ConformanceException($"{context}: was not refused.");
        if (refusal.ParamName != argument)
            throw new ConformanceException($"{context}: the error names {refusal.ParamName ?? "nothing"}: {refusal.Message}");
        foreach (string text in texts.Append(argument))
        {
            if (!refusal.Message.Contains(text, StringComparison.Ordinal))
                throw new ConformanceException($"{context}: the error does not say '{text}': {refusal.Message}");
        }

        if (!set.IsUntouched() || isUntouched?.Invoke() == false)
            throw new ConformanceException($"{context}: was refused, but something had been done before.");
    }

    private static string Text(nint value) => value.ToString(CultureInfo.InvariantCulture);
}
