namespace Blas.Native;

/// <summary>The addresses of one library's routines for one element type, and how they are called.</summary>
/// <param name="Provider">The provider's name, for messages.</param>
/// <param name="Addresses">One address for each row of <see cref="RoutineCatalog.All"/>; 0 where the library has none.</param>
/// <param name="HasWideIntegers">Whether the library's integers have 64 bits.</param>
/// <param name="ReturnsComplexByArgument">Whether complex results come back through a hidden first argument.</param>
/// <param name="Team">What keeps the library's threads to their number, or null.</param>
internal sealed unsafe record RoutineTable(
    string Provider, nint[] Addresses, bool HasWideIntegers, bool ReturnsComplexByArgument, ThreadTeam? Team)
{
    public void* this[int routine] => (void*)Addresses[routine];
}
