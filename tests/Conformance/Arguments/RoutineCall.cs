using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;
using Blas;

namespace Conformance;

/// <summary>
/// One method of the contract, callable with arguments that are plain numbers: a flag's byte, a size, an address. Spans are made from an address and a
/// length, which reflection can't do; so the call is a few emitted instructions.
/// </summary>
internal sealed unsafe class RoutineCall
{
    private readonly Invoke _invoke;

    private RoutineCall(MethodInfo method, bool usesSpans)
    {
        Method = method;
        UsesSpans = usesSpans;
        _invoke = Emit(method);
    }

    private delegate void Invoke(object target, nint* values, int* lengths);

    public MethodInfo Method { get; }

    /// <summary>Whether memory is given as spans; otherwise as pointers.</summary>
    public bool UsesSpans { get; }

    /// <summary>Whether an argument is a reference, which can't be null.</summary>
    public bool IsReference(int argument) => Method.GetParameters()[argument].ParameterType.IsByRef;

    /// <summary>All forms of a routine: spans and pointers, and those that return info instead of throwing.</summary>
    public static IReadOnlyList<RoutineCall> Of<T, TReal>(RoutineInfo routine)
        where T : unmanaged
        where TReal : unmanaged
    {
        Type[] contracts = routine.Library switch
        {
            RoutineLibrary.Blas => [typeof(IBlas<T>), typeof(IBlas<T, TReal>)],
            RoutineLibrary.Mixed => [typeof(IMixedBlas)],
            _ => [typeof(ILapack<T>), typeof(ILapack<T, TReal>)],
        };
        string name = routine.Method;
        return
        [
            .. from contract in contracts
               from method in contract.GetMethods()
               where method.Name == name || method.Name == "Try" + name
               select new RoutineCall(method, method.GetParameters().Any(p => IsSpan(p.ParameterType))),
        ];
    }

    /// <summary>Calls the method of a provider's routines.</summary>
    /// <param name="target">An implementation of the contract.</param>
    /// <param name="values">One for each argument: a number, or an address.</param>
    /// <param name="lengths">One for each argument: how many elements, for memory.</param>
    public void Run(object target, ReadOnlySpan<nint> values, ReadOnlySpan<int> lengths)
    {
        fixed (nint* v = values)
        fixed (int* l = lengths)
            _invoke(target, v, l);
    }

    private static Invoke Emit(MethodInfo method)
    {
        var dynamic = new DynamicMethod(method.Name, typeof(void), [typeof(object), typeof(nint*), typeof(int*)], typeof(RoutineCall).Module, true);
        ILGenerator il = dynamic.GetILGenerator();
        il.Emit(OpCodes.Ldarg_0);
        ParameterInfo[] parameters = method.GetParameters();
        for (int i = 0; i < parameters.Length; i++)
        {
            Type type = parameters[i].ParameterType;

            // A function: none is given.
            if (type.IsSubclassOf(typeof(Delegate)))
            {
                il.Emit(OpCodes.Ldnull);
                continue;
            }

            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, i * sizeof(nint));
            il.Emit(OpCodes.Add);
            if (type.IsEnum)
            {
                il.Emit(OpCodes.Ldind_U1);
                continue;
            }

            il.Emit(OpCodes.Ldind_I);
            if (IsSpan(type))
            {
                il.Emit(OpCodes.Ldarg_2);
                il.Emit(OpCodes.Ldc_I4, i * sizeof(int));
                il.Emit(OpCodes.Add);
                il.Emit(OpCodes.Ldind_I4);
                il.Emit(OpCodes.Newobj, type.GetConstructor([typeof(void*), typeof(int)])!);
            }
            else if (type != typeof(nint) && !type.IsPointer && !type.IsByRef)
            {
                il.Emit(OpCodes.Ldobj, type);
            }
        }

        il.Emit(OpCodes.Callvirt, method);
        if (method.ReturnType != typeof(void))
            il.Emit(OpCodes.Pop);
        il.Emit(OpCodes.Ret);
        return dynamic.CreateDelegate<Invoke>();
    }

    private static bool IsSpan(Type type) =>
        type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Span<>) || type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>));
}
