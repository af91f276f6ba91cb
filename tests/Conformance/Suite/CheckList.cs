using System.Numerics;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Blas;

namespace Conformance;

/// <summary>The suite: every check of this assembly, found by its attribute, for each of the four element types.</summary>
internal static class CheckList
{
    public const string Types = "sdcz";

    private static readonly Dictionary<string, (Type Class, MethodInfo Method, CheckAttribute Check)> s_known = Find();

    /// <summary>Names of the checks: the class and the method.</summary>
    public static IEnumerable<string> Names => s_known.Keys.Order(StringComparer.Ordinal);

    /// <summary>What the checks are about.</summary>
    public static IEnumerable<string> Routines => s_known.Values.SelectMany(k => k.Check.Routines).Distinct();

    /// <summary>The checks of one routine.</summary>
    public static IEnumerable<string> Of(string routine) => Names.Where(n => s_known[n].Check.Routines.Contains(routine));

    /// <summary>Runs one check on one provider; a failure is a <see cref="ConformanceException"/>.</summary>
    public static void Run(IBlasProvider provider, string name, char type)
    {
        (Type definition, MethodInfo method, CheckAttribute check) = s_known[name];

        // What a provider says that it does not have, and nothing stands in for, is not tried.
        if (provider.Info.Fallback is null && check.Routines.Any(provider.Info.MissingRoutines.Contains))
            return;
        (Type element, Type real) = type switch
        {
            's' => (typeof(float), typeof(float)),
            'd' => (typeof(double), typeof(double)),
            'c' => (typeof(Complex32), typeof(float)),
            _ => (typeof(Complex), typeof(double)),
        };
        Type closed = definition.MakeGenericType(element, real);
        object checks = Activator.CreateInstance(closed, provider)!;
        try
        {
            closed.GetMethod(method.Name)!.Invoke(checks, null);
        }
        catch (TargetInvocationException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
        }
    }

    private static bool IsChecks(Type? type) =>
        type is { IsGenericType: true } && (type.GetGenericTypeDefinition() == typeof(Checks<,>) || IsChecks(type.BaseType));

    private static Dictionary<string, (Type, MethodInfo, CheckAttribute)> Find()
    {
        var found = new Dictionary<string, (Type, MethodInfo, CheckAttribute)>();
        foreach (Type type in typeof(CheckList).Assembly.GetTypes())
        {
            if (type.IsAbstract || !IsChecks(type.BaseType))
                continue;
            foreach (MethodInfo method in type.GetMethods())
            {
                if (method.GetCustomAttribute<CheckAttribute>() is { } check)
                    found.Add($"{type.Name[..type.Name.IndexOf("Checks", StringComparison.Ordinal)]}.{method.Name}", (type, method, check));
            }
        }

        return found;
    }
}
