using System.Numerics;
using System.Reflection;
using System.Reflection.Emit;

namespace Blas.Arrays.Tests.Storage;

/// <summary>Every public function and method, called with disposed arrays: each says so, and none touches freed memory.</summary>
public sealed class DisposedTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    // What is good after Dispose: facts that need no memory (fields among them, which numbers do not have), texts that say "disposed", and Dispose itself.
    private static readonly HashSet<string> s_still =
    [
        "Dispose", "ToString", "ToRepr", "SharesStorage", "Length", "get_Shape", "get_Strides", "get_ByteStrides", "get_NDim", "get_Size", "get_ItemSize", "get_ElementType",
        "get_DTypeName", "get_NBytes", "get_IsContiguous", "get_IsFContiguous", "get_IsWriteable", "get_IsDisposed", "ResultType", "get_DType", "get_Fields", "get_Names",
        "GetType", "Equals", "ZerosLike", "OnesLike", "EmptyLike", "FullLike", "Field", "CopyField", "op_Implicit", "FromNdArray", "GetEnumerator", "Elements", "get_Name",
    ];

    public static TheoryData<string> Methods() => [.. All().Select(Name).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_disposed_array_is_an_ObjectDisposedException(string name)
    {
        foreach (MethodInfo method in All().Where(m => Name(m) == name))
        {
            string? last = null;
            Assert.True(Closed(method).Any(m => Throws(m, out last)), $"{method}: {last}");
        }
    }

    private static IEnumerable<MethodInfo> All()
    {
        Type[] types = [.. typeof(NdArray).Assembly.GetExportedTypes().Where(t => !t.IsNested && ((t.IsAbstract && t.IsSealed) || t == typeof(NdArray))), typeof(NdArray<double>)];
        return types.SelectMany(t => t.GetMethods(Declared)).Where(m => !s_still.Contains(m.Name) && TakesArray(m) && m.GetParameters().All(p => CanMake(p)));
    }

    private static string Name(MethodInfo m) => $"{m.DeclaringType!.Name}.{m.Name}({string.Join(", ", m.GetParameters().Select(p => p.ParameterType.ToString()))})";

    private static bool IsArray(Type t) => typeof(NdArray).IsAssignableFrom(t);

    private static bool TakesArray(MethodInfo m) => (!m.IsStatic && IsArray(m.DeclaringType!)) || m.GetParameters().Any(p => !p.HasDefaultValue && IsArray(p.ParameterType));

    private static bool CanMake(ParameterInfo p)
    {
        Type t = p.ParameterType;
        return !t.IsByRef && !t.IsPointer && !typeof(Delegate).IsAssignableFrom(t) && t != typeof(Stream) && t != typeof(Random)
            && (!t.IsByRefLike || (t.IsGenericType && t.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>)) || t.IsGenericParameter);
    }

    // A generic method for the element types that its constraints may want.
    private static List<MethodInfo> Closed(MethodInfo method)
    {
        if (!method.IsGenericMethodDefinition)
        {
            return [method];
        }

        var result = new List<MethodInfo>();
        foreach (Type type in (Type[])[typeof(double), typeof(long), typeof(Complex), typeof(bool), typeof(Structured.Dog)])
        {
            try
            {
                result.Add(method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => type)]));
            }
            catch (ArgumentException)
            {
            }
        }

        return result;
    }

    // Of several shapes one at least gets past the checks of shapes, which may come first.
    private static bool Throws(MethodInfo method, out string? last)
    {
        last = "no shape was tried";
        foreach (nint[] shape in (nint[][])[[2, 2], [4], [1], [], [2, 2, 2]])
        {
            try
            {
                Call(method, shape);
                last = "no error was thrown";
            }
            catch (ObjectDisposedException)
            {
                return true;
            }
            catch (Exception e)
            {
                last = $"{e.GetType().Name}: {e.Message}";
            }
        }

        return false;
    }

    private static void Call(MethodInfo method, nint[] shape)
    {
        ParameterInfo[] parameters = method.GetParameters();
        Type[] types = [.. method.IsStatic ? [] : (Type[])[method.DeclaringType!], .. parameters.Select(p => p.ParameterType)];
        object?[] values = [.. types.Select((t, i) => Value(t, i < types.Length - parameters.Length ? null : parameters[i - (types.Length - parameters.Length)], shape))];

        // By hand, since spans are no objects.
        var caller = new DynamicMethod("call", typeof(void), [typeof(object[])], typeof(DisposedTests).Module, skipVisibility: true);
        ILGenerator il = caller.GetILGenerator();
        for (int i = 0; i < types.Length; i++)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(OpCodes.Ldc_I4, i);
            il.Emit(OpCodes.Ldelem_Ref);
            if (types[i].IsByRefLike)
            {
                Type item = types[i].GetGenericArguments()[0];
                il.Emit(OpCodes.Castclass, item.MakeArrayType());
                il.Emit(OpCodes.Newobj, types[i].GetConstructor([item.MakeArrayType()])!);
            }
            else
            {
                il.Emit(OpCodes.Unbox_Any, types[i]);
            }
        }

        il.Emit(method.IsStatic ? OpCodes.Call : OpCodes.Callvirt, method);
        if (method.ReturnType != typeof(void))
        {
            il.Emit(OpCodes.Pop);
        }

        il.Emit(OpCodes.Ret);
        caller.CreateDelegate<Action<object?[]>>()(values);
    }

    private static object? Value(Type type, ParameterInfo? parameter, nint[] shape)
    {
        if (IsArray(type) && parameter is not { HasDefaultValue: true })
        {
            return Disposed(type, shape);
        }

        if (parameter is { HasDefaultValue: true })
        {
            return type.IsByRefLike ? Array.CreateInstance(type.GetGenericArguments()[0], 0)
                : type == typeof(nint) ? (nint)Convert.ToInt64(parameter.DefaultValue ?? 0, System.Globalization.CultureInfo.InvariantCulture)
                : parameter.DefaultValue ?? (type.IsValueType ? Activator.CreateInstance(type) : null);
        }

        if (type == typeof(ReadOnlySpan<nint>) && parameter?.Name is "shape")
        {
            return shape;
        }

        Type item = type.IsByRefLike ? type.GetGenericArguments()[0] : type.IsArray ? type.GetElementType()! : type;
        if (type.IsByRefLike || type.IsArray)
        {
            Array array = Array.CreateInstance(item, IsArray(item) || (item == typeof(nint) && shape.Length > 1) ? 2 : 1);
            for (int i = 0; i < array.Length; i++)
            {
                array.SetValue(Value(item, null, shape), i);
            }

            return array;
        }

        return type == typeof(string) ? (parameter?.Name switch { "subscripts" => "...,...", "dtype" => "float32", "name" or null => "age", _ => "0" })
            : type == typeof(nint) ? (nint)(parameter?.Name is "sections" or "repeats" or null ? 1 : 0)
            : type == typeof(int?) ? 0
            : type == typeof(Slice) ? Slice.All
            : type.IsValueType ? Activator.CreateInstance(type)
            : type == typeof(IReadOnlyList<NdArray<double>>) ? (NdArray<double>[])[(NdArray<double>)Disposed(typeof(NdArray<double>), shape), (NdArray<double>)Disposed(typeof(NdArray<double>), shape)]
            : null;
    }

    private static NdArray Disposed(Type type, nint[] shape)
    {
        NdArray array = type == typeof(NdArray) ? (shape.Length == 1 ? NdArray.Zeros<long>(shape) : NdArray.Zeros(shape))
            : (NdArray)typeof(DisposedTests).GetMethod(nameof(Make), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.GetGenericArguments()[0]).Invoke(null, [shape])!;
        array.Dispose();
        return array;
    }

    private static NdArray<T> Make<T>(nint[] shape)
        where T : unmanaged => NdArray.Zeros<T>(shape);
}
