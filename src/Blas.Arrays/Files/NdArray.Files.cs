namespace Blas.Arrays;

// numpy.save, load, savez.
public abstract partial class NdArray
{
    /// <summary>Writes an array as an .npy file, which NumPy reads; a file of that name is replaced once the new one is complete.</summary>
    /// <param name="path">The file.</param>
    /// <param name="array">The array: of numbers or bool.</param>
    /// <exception cref="NotSupportedException">NumPy has no such element type.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Save(string path, NdArray array)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(array);
        AtomicFile.Write(path, array.WriteNpy);
    }

    /// <summary>Writes an array in .npy format.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="array">The array: of numbers or bool.</param>
    /// <exception cref="NotSupportedException">NumPy has no such element type.</exception>
    public static void Save(Stream stream, NdArray array)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(array);
        array.WriteNpy(stream);
    }

    /// <summary>Reads an .npy file of any version, order of storage and byte order.</summary>
    /// <param name="path">The file.</param>
    /// <returns>An array of the type that the file has: an <see cref="NdArray{T}"/>, an <see cref="NdRecordArray"/> of records, or an <see cref="NdTextArray"/>.</returns>
    /// <exception cref="NpyFormatException">The file is damaged, cut short, of another kind, or holds Python objects.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static NdArray Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        return NpyReader.Read(stream);
    }

    /// <summary>Reads an .npy file whose type is known.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="path">The file.</param>
    /// <returns>The array.</returns>
    /// <exception cref="NpyFormatException">The file is damaged, cut short, or has elements of another type.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static NdArray<T> Load<T>(string path)
        where T : unmanaged
    {
        using FileStream stream = File.OpenRead(path);
        return NpyReader.Read<T>(stream);
    }

    /// <summary>Reads an array in .npy format, up to its last element; the stream stays behind it.</summary>
    /// <param name="stream">Where from; it need not tell its length.</param>
    /// <returns>An array of the type that the stream has: an <see cref="NdArray{T}"/>, an <see cref="NdRecordArray"/> of records, or an <see cref="NdTextArray"/>.</returns>
    /// <exception cref="NpyFormatException">The bytes are damaged, cut short, or no array.</exception>
    public static NdArray Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NpyReader.Read(stream);
    }

    /// <summary>The same, of a known type.</summary>
    /// <typeparam name="T">The element type.</typeparam>
    /// <inheritdoc cref="Load(Stream)"/>
    public static NdArray<T> Load<T>(Stream stream)
        where T : unmanaged
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NpyReader.Read<T>(stream);
    }

    /// <summary>
    /// Opens an .npy file without reading it: its pages come into memory when they are touched. It is read-only.
    /// </summary>
    /// <remarks>The file must stay as it is while the array lives; another process that cuts it short ends this one.</remarks>
    /// <typeparam name="T">The element type.</typeparam>
    /// <param name="path">The file.</param>
    /// <returns>A read-only array on the mapped file.</returns>
    /// <exception cref="NpyFormatException">The file is damaged, has elements of another type, or their bytes in the other order.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static NdArray<T> OpenMapped<T>(string path)
        where T : unmanaged => NpyMap.Open<T>(path);

    /// <summary>Writes several arrays as an .npz file (a zip archive of .npy files), which NumPy reads.</summary>
    /// <param name="path">The file; replaced once the new one is complete.</param>
    /// <param name="arrays">The arrays by name.</param>
    /// <param name="compressed">Whether they are compressed (<c>savez_compressed</c>).</param>
    /// <exception cref="ArgumentException">A name is empty or comes twice.</exception>
    public static void Savez(string path, IEnumerable<KeyValuePair<string, NdArray>> arrays, bool compressed = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(arrays);
        KeyValuePair<string, NdArray>[] entries = [.. arrays];
        NpzFile.Check(entries);
        AtomicFile.Write(path, stream => NpzFile.Write(stream, entries, compressed));
    }

    /// <summary>Opens an .npz file; each array is read when it is asked for.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The arrays by name; to be disposed.</returns>
    /// <exception cref="NpyFormatException">It is no zip archive.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static NpzFile LoadNpz(string path) => NpzFile.Open(path);

    private protected abstract void WriteNpy(Stream stream);
}
