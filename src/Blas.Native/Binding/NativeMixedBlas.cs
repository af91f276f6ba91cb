using System.Numerics;

namespace Blas.Native;

/// <summary>The routines of mixed precision of a native library; the calls themselves are generated.</summary>
/// <param name="table">The library's routines for float.</param>
/// <param name="fallback">Stands in for what the library lacks or can't take, or null.</param>
internal sealed unsafe partial class NativeMixedBlas(RoutineTable table, IMixedBlas? fallback) : MixedBlasBase;
