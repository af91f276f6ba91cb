namespace Blas.Arrays;

// Structured arrays: fields by name.
public abstract partial class NdArray
{
    /// <summary>A field of every record, as a view of the same memory: NumPy's <c>a['age']</c>.</summary>
    /// <typeparam name="TField">The field's type; of an inline array, that type itself or the type of its elements, which adds an axis.</typeparam>
    /// <param name="name">The field's name; the case matters only where two names differ in nothing else.</param>
    /// <returns>A view: what is written there is seen in the records.</returns>
    /// <exception cref="ArgumentException">There is no such field, or it has another type.</exception>
    /// <exception cref="NotSupportedException">The elements are no records, or their size is no multiple of the field's.</exception>
    public abstract NdArray<TField> Field<TField>(string name)
        where TField : unmanaged;

    /// <summary>A field of every record, as a copy: for those of which no view can be made (a text beside a number).</summary>
    /// <typeparam name="TField">The field's type.</typeparam>
    /// <param name="name">The field's name.</param>
    /// <returns>A new array.</returns>
    /// <exception cref="ArgumentException">There is no such field, or it has another type.</exception>
    /// <exception cref="NotSupportedException">The elements are no records.</exception>
    public abstract NdArray<TField> CopyField<TField>(string name)
        where TField : unmanaged;
}
