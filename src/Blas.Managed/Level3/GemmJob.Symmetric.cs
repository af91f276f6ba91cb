namespace Blas.Managed;

// A symmetric or Hermitian operand, of which one triangle is stored: it is written out whole as it is packed.
internal unsafe partial struct GemmJob<T, TReal>
{
    // target[q * step + i] = S(row + i, p + q), i below rows, q below k. As a strip of B, whose element is S(p + q, row + i), this is the
    // same of a symmetric matrix and the conjugate of a Hermitian one, which the tiles conjugate back.
    private readonly void PackSymmetric(TrianglePart stored, T* s, nint ld, nint row, nint rows, nint p, nint k, T* target, nint step)
    {
        nint end = p + k;
        nint crossing = Math.Clamp(row, p, end), beyond = Math.Clamp(row + rows, p, end);
        T* middle = target + ((crossing - p) * step), last = target + ((beyond - p) * step);
        bool isLower = stored == TrianglePart.Lower;
        PackSide(isLower, s, ld, row, rows, p, crossing - p, target, step);
        for (nint j = crossing; j < beyond; j++, middle += step)
        {
            for (nint i = 0; i < rows; i++)
            {
                nint x = row + i;
                bool isStored = isLower ? x >= j : x <= j;
                T element = isStored ? s[x + (j * ld)] : s[j + (x * ld)];
                middle[i] = !IsHermitian ? element
                    : x == j ? Scalars<T, TReal>.Create(Scalars<T, TReal>.Real(element), TReal.Zero)
                    : isStored ? element
                    : Scalars<T, TReal>.Conjugate(element);
            }
        }

        PackSide(!isLower, s, ld, row, rows, beyond, end - beyond, last, step);
    }

    // What lies to one side of the diagonal: as it is stored, or mirrored.
    private readonly void PackSide(bool isStored, T* s, nint ld, nint row, nint rows, nint p, nint k, T* target, nint step)
    {
        if (k == 0)
        {
            return;
        }

        if (isStored)
        {
            GemmPack.Copy(s + row + (p * ld), ld, rows, k, target, step);
            return;
        }

        GemmPack.Transpose(s + p + (row * ld), ld, rows, k, target, step);
        if (IsHermitian)
        {
            for (nint q = 0; q < k; q++, target += step)
            {
                for (nint i = 0; i < rows; i++)
                {
                    target[i] = Scalars<T, TReal>.Conjugate(target[i]);
                }
            }
        }
    }
}
