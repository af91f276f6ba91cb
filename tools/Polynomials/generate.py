#!/usr/bin/env python3
"""Writes src/Blas.Managed/Elementwise/Polynomials.g.cs: the polynomials and tables of the elementwise functions.

Each polynomial is the minimax one of its degree, by the exchange algorithm of Remez (E. Remez, 1934), in decimals of 60
digits; its coefficients are then rounded to the element type, and the error printed above it is measured after that.
Nothing but Python's standard library is needed:  python3 tools/Polynomials/generate.py
"""
import struct
from decimal import Decimal as D, getcontext
from pathlib import Path

getcontext().prec = 60
ONE, TWO = D(1), D(2)


def arctan_inverse(n, digits=70):
    """arctan(1/n) by its series."""
    term = total = ONE / n
    k = 1
    while abs(term) > D(10) ** -digits:
        term = -term / (n * n)
        k += 2
        total += term / k
    return total


PI = 4 * (4 * arctan_inverse(D(5)) - arctan_inverse(D(239)))  # J. Machin, 1706
LN2 = TWO.ln()


def power_series(start, next_term):
    term = total = start
    k = 0
    while term != 0 and abs(term) > abs(total) * D(10) ** -58:
        k += 1
        term = next_term(term, k)
        total += term
    return total


def sin(x):
    return power_series(x, lambda t, k: -t * x * x / ((2 * k) * (2 * k + 1)))


def cos(x):
    return power_series(ONE, lambda t, k: -t * x * x / ((2 * k - 1) * (2 * k)))


def erf(x):
    # erf(x) = 2 / sqrt(pi) exp(-x^2) sum of 2^k x^(2k+1) / (2k+1)!!: all terms positive.
    return 2 / PI.sqrt() * (-x * x).exp() * power_series(x, lambda t, k: t * 2 * x * x / (2 * k + 1))


def erfc(x):
    getcontext().prec = 90  # 1 - erf(6) loses 17 digits
    value = 1 - erf(x)
    getcontext().prec = 60
    return +value


def arctan(x):
    # Halved three times: tan(y / 2) = tan y / (1 + sqrt(1 + tan^2 y)).
    for _ in range(3):
        x = x / (1 + (1 + x * x).sqrt())
    square, term, total, k = x * x, x, x, 1
    while term != 0 and abs(term) > D(10) ** -65:
        term = -term * square
        k += 2
        total += term / k
    return 8 * total


def tail(f, terms, power, series):
    """(f(x) - its first terms) / x^power, which near 0 would cancel: there from the series."""
    def value(x):
        if abs(x) < D("1e-8"):
            return evaluate(series, x)
        return (f(x) - terms(x)) / x ** power
    return value


def solve(rows, right):
    n = len(rows)
    a = [row[:] + [b] for row, b in zip(rows, right)]
    for i in range(n):
        p = max(range(i, n), key=lambda r: abs(a[r][i]))
        a[i], a[p] = a[p], a[i]
        for r in range(i + 1, n):
            f = a[r][i] / a[i][i]
            for c in range(i, n + 1):
                a[r][c] -= f * a[i][c]
    x = [D(0)] * n
    for i in reversed(range(n)):
        x[i] = (a[i][n] - sum(a[i][c] * x[c] for c in range(i + 1, n))) / a[i][i]
    return x


def evaluate(c, x):
    y = D(0)
    for k in reversed(c):
        y = y * x + k
    return y


def remez(f, weight, low, high, degree, points=400):
    """Coefficients that minimise the greatest weight(x) |p(x) - f(x)| on [low, high]."""
    low, high = D(low), D(high)
    grid = [(low + high) / 2 - (high - low) / 2 * cos(PI * i / points) for i in range(points + 1)]
    values, weights = [f(x) for x in grid], [weight(x) for x in grid]
    chosen = [round(i * points / (degree + 1)) for i in range(degree + 2)]
    for _ in range(30):
        rows = [[grid[j] ** k if k else ONE for k in range(degree + 1)] + [(-1) ** i / weights[j]] for i, j in enumerate(chosen)]
        c = solve(rows, [values[j] for j in chosen])[:-1]
        errors = [(evaluate(c, x) - v) * w for x, v, w in zip(grid, values, weights)]
        # The largest error of each run of one sign; of too many, the ends with the smaller one are dropped.
        peaks = []
        for j, e in enumerate(errors):
            if peaks and (errors[peaks[-1]] > 0) == (e > 0):
                if abs(e) > abs(errors[peaks[-1]]):
                    peaks[-1] = j
            else:
                peaks.append(j)
        while len(peaks) > degree + 2:
            peaks.pop(0 if abs(errors[peaks[0]]) < abs(errors[peaks[-1]]) else -1)
        if len(peaks) < degree + 2 or peaks == chosen:
            break
        chosen = peaks
    return c, grid, values, weights


def refit(f, weight, low, high, degree, single):
    """The first coefficients rounded one after the other, each time with those to come fitted again."""
    fixed = []
    low = low or D("1e-3")
    for i in range(4):
        def left(x):
            return (f(x) - evaluate([D(k) for k in fixed], x)) / x ** i if i else f(x)
        c = remez(left, lambda x: weight(x) * x ** i, low, high, degree - i, 200)[0]
        fixed.append(rounded(c[0], single))
    return fixed + [rounded(k, single) for k in c[1:]]


def to_single(x):
    return struct.unpack("f", struct.pack("f", float(x)))[0]


def rounded(x, single):
    # By way of double: where the two roundings differ from one, the digit lost is the 29th bit after the last.
    return to_single(x) if single else float(x)


def bits_of(x, count):
    """x rounded to so many significant bits."""
    _, exponent = __import__("math").frexp(float(x))
    unit = TWO ** (exponent - count)
    return (D(x) / unit).to_integral_value() * unit


def on_grid(x, exponent):
    unit = TWO ** exponent
    return (D(x) / unit).to_integral_value() * unit


def below(x, exponent):
    unit = TWO ** exponent
    return (D(x) / unit).to_integral_value("ROUND_FLOOR") * unit


def exponent_of(error):
    return f"2^{float(abs(error).ln() / LN2):.1f}" if error else "0"


out = []


def literal(x):
    return repr(float(x))


def evaluation(c, chains):
    """Horner's scheme, in two or four chains for the long polynomials, where each step waits for the one before."""
    def horner(k, variable, name):
        return ([f"V {name} = L.Constant({literal(k[-1])});"]
                + [f"{name} = L.MultiplyAdd({name}, {variable}, L.Constant({literal(v)}));" for v in reversed(k[:-1])])
    if chains == 1:
        return horner(c, "x", "p") + ["return p;"]
    block = ["V x2 = L.Multiply(x, x);"]
    if chains == 2:
        return block + horner(c[0::2], "x2", "p0") + horner(c[1::2], "x2", "p1") + ["return L.MultiplyAdd(p1, x, p0);"]
    block.append("V x4 = L.Multiply(x2, x2);")
    for i in range(4):
        block += horner(c[i::4], "x4", f"p{i}")
    return block + ["return L.MultiplyAdd(L.MultiplyAdd(p3, x, p2), x2, L.MultiplyAdd(p1, x, p0));"]


def method(name, summary, fits):
    """One polynomial in both precisions: fits = {single: (f, weight, low, high, degree)}."""
    lines, notes = [], []
    for single in (True, False):
        f, weight, low, high, degree = fits[single]
        c, grid, values, weights = remez(f, weight, low, high, degree)
        c = refit(f, weight, low, high, degree, single) if low >= 0 else [rounded(k, single) for k in c]
        worst = max(abs(evaluate([D(k) for k in c], x) - v) * w for x, v, w in zip(grid, values, weights))
        notes.append(f"{'float' if single else 'double'}: degree {degree}, error at most {exponent_of(worst)}")
        block = evaluation(c, 4 if not single and degree > 9 and name != "LogErfc" else 1)
        lines.append(block)
    out.append(f"    /// <summary>{summary} {'; '.join(notes)}.</summary>")
    out.append("    [MethodImpl(MethodImplOptions.AggressiveInlining)]")
    out.append(f"    public static V {name}(V x)\n    {{\n        if (typeof(T) == typeof(float))\n        {{")
    out.extend("            " + line for line in lines[0])
    out.append("        }\n        else\n        {")
    out.extend("            " + line for line in lines[1])
    out.append("        }\n    }\n")


def both(f, weight, low, high, single, double):
    return {True: (f, weight, low, high, single), False: (f, weight, low, high, double)}


def polynomials():
    edge = LN2 / 32 * D("1.001")
    exp_tail = tail(D.exp, lambda x: 1 + x, 2, [ONE / 2, ONE / 6, ONE / 24, ONE / 120, ONE / 720])
    method("ExpTail", "(e^x - 1 - x) / x^2 for |x| up to ln 2 / 32; the error is of e^x.", both(
        exp_tail, lambda x: x * x + D("1e-9"), -edge, edge, 1, 4))
    method("Expm1Tail", "(e^x - 1 - x) / x^2 for |x| up to ln 2 / 32; the error is of e^x - 1, relative.", both(
        exp_tail, lambda x: abs(x) + D("1e-9"), -edge, edge, 2, 5))
    log1p = lambda x: (1 + x).ln()
    log_tail = tail(log1p, lambda x: x - x * x / 2, 3, [ONE / 3, -ONE / 4, ONE / 5, -ONE / 6])
    method("LogTail", "(log(1 + x) - x + x^2 / 2) / x^3 for x in [-1/32, 1/16]; the error is of log(1 + x), relative.", both(
        log_tail, lambda x: x * x + D("1e-9"), D(-1) / 32 * D("1.001"), D(1) / 16 * D("1.001"), 2, 7))
    exp2_tail = tail(lambda x: (x * LN2).exp(), lambda x: ONE, 1, [LN2, LN2 ** 2 / 2, LN2 ** 3 / 6])
    method("Exp2Tail", "(2^x - 1) / x for |x| up to 1/32; the error is of 2^x.", both(
        exp2_tail, lambda x: abs(x) + D("1e-9"), D(-1) / 32 * D("1.001"), D(1) / 32 * D("1.001"), 2, 5))
    power_logarithm()
    # In the square z of the argument.
    root = lambda f: lambda z: f(z.sqrt())
    sin_tail = root(tail(sin, lambda x: x, 3, [-ONE / 6, 0, ONE / 120]))
    most = (PI / 2 + D("0.03")) ** 2
    method("SinTail", "(sin r - r) / r^3 in x = r^2 for |r| up to pi / 2 + 0.03; the error is of sin r, relative.", both(
        sin_tail, lambda z: z * z.sqrt() / sin(z.sqrt()) if z else D("1e-9"), 0, most, 4, 8))
    tan_tail = root(tail(lambda x: sin(x) / cos(x), lambda x: x, 3, [ONE / 3, 0, ONE * 2 / 15]))
    method("TanTail", "(tan r - r) / r^3 in x = r^2 for |r| up to pi / 4 + 0.01; the error is of tan r, relative.", both(
        tan_tail, lambda z: z + D("1e-9"), 0, (PI / 4 + D("0.01")) ** 2, 6, 14))
    arctan_tail = root(tail(arctan, lambda x: x, 3, [-ONE / 3, 0, ONE / 5]))
    method("ArctanTail", "(arctan t - t) / t^3 in x = t^2 for t up to 1; the error is of arctan t, relative.", both(
        arctan_tail, lambda z: z * z.sqrt() / arctan(z.sqrt()) if z else D("1e-9"), 0, 1, 9, 20))
    arcsin_tail = root(tail(lambda x: arctan(x / (1 - x * x).sqrt()), lambda x: x, 3, [ONE / 6, 0, ONE * 3 / 40]))
    method("ArcsinTail", "(arcsin s - s) / s^3 in x = s^2 for s up to 1/2; the error is of arcsin s, relative.", both(
        arcsin_tail, lambda z: z + D("1e-9"), 0, ONE / 4, 5, 12))
    erf_ratio = root(lambda x: erf(x) / x - 1 if x > D("1e-8") else 2 / PI.sqrt() * (1 - x * x / 3) - 1)
    method("ErfRatio", "erf(r) / r - 1 in x = r^2 for |r| up to 1; the error is relative.", both(
        erf_ratio, lambda z: ONE, 0, 1, 6, 11))
    # About 1, where the error weighs most.
    log_erfc, weight = lambda x: erfc(x + 1).ln(), lambda x: erfc(x + 1)
    method("LogErfc", "log(1 - erf(1 + x)), x in [0, 3] (float) or [0, 5] (double); the error is of erf.", {
        True: (log_erfc, weight, 0, 3, 7),
        False: (log_erfc, weight, 0, 5, 19)})


POWER = {}


def power_logarithm():
    """log2(1 + r) / r for powers: its first two coefficients, at 1 and r, as pairs, the others as a polynomial."""
    lines, notes = [], []
    log2_ratio = tail(lambda x: (1 + x).ln() / LN2, lambda x: D(0), 1, [1 / LN2, -1 / LN2 / 2, 1 / LN2 / 3, -1 / LN2 / 4])
    for single, degree in ((True, 5), (False, 12)):
        low, high, *_ = power_table(single)
        c, grid, values, _ = remez(log2_ratio, lambda x: ONE, low, high, degree)
        heads = []
        for k in c[:2]:
            head = rounded(k, single)
            heads += [head, rounded(k - D(head), single)]
        rest = [rounded(k, single) for k in c[2:]]
        exact = [D(heads[0]) + D(heads[1]), D(heads[2]) + D(heads[3])] + [D(k) for k in rest]
        worst = max(abs(evaluate(exact, x) - v) for x, v in zip(grid, values))
        notes.append(f"{'float' if single else 'double'}: degree {degree - 2}, error at most {exponent_of(worst)}")
        lines.append(evaluation(rest, 1 if single else 2))
        POWER[single] = heads
    summary = "(log2(1 + r) / r - p - q r) / r^2 with p and q as PowerLog0 and PowerLog1, for the r of PowerInverse; the error is of log2(1 + r) / r."
    out.append(f"    /// <summary>{summary} {'; '.join(notes)}.</summary>")
    out.append("    [MethodImpl(MethodImplOptions.AggressiveInlining)]")
    out.append("    public static V PowerLogTail(V x)\n    {\n        if (typeof(T) == typeof(float))\n        {")
    out.extend("            " + line for line in lines[0])
    out.append("        }\n        else\n        {")
    out.extend("            " + line for line in lines[1])
    out.append("        }\n    }\n")


def power_table(single):
    """For mantissas from 1 to 2 in parts: an inverse v of so few bits that r = z v - 1 is exact, and -log2 v as a pair; the outer parts have 1 and 1/2."""
    parts, grids, unit = (32, (6, 7), -16) if single else (16, (5, 6), -42)
    least = most = D(0)
    inverse, high, low = [], [], []
    for i in range(parts):
        ends = [1 + D(i) / parts, 1 + D(i + 1) / parts]
        if i in (0, parts - 1):
            v = ONE if i == 0 else ONE / 2
        else:
            # Rounding of z is to the 23rd (52nd) digit, and the difference's 24 (53) begin below its first one.
            choices = [on_grid(2 / (ends[0] + ends[1]), -g) + d * TWO ** -g for g in grids for d in (-1, 0, 1)]
            choices = [(max(abs(e * c - 1) for e in ends), c) for c in choices]
            v = min((m, c) for m, c in choices if any(m < TWO ** (1 - g) and c == on_grid(c, -g) for g in grids))[1]
        least = min(least, *(e * v - 1 for e in ends))
        most = max(most, *(e * v - 1 for e in ends))
        log = -v.ln() / LN2
        inverse.append(float(v))
        high.append(float(on_grid(log, unit)))
        low.append(rounded(log - on_grid(log, unit), single))
    return least, most, inverse, high, low


def power():
    texts = ("1 / c of few bits for the middle c of part i of [1, 2), so that z / c - 1 is exact; 1 and 1/2 in the outer parts.",
             "log2 c with so few bits that the sum with any exponent is exact.", "The rest of log2 c.")
    _, _, *singles = power_table(True)
    _, _, *doubles = power_table(False)
    for name, text, s, d in zip(("PowerInverse", "PowerLog", "PowerLogRest"), texts, singles, doubles):
        for part, cells in (("SingleLow", s[:16]), ("SingleHigh", s[16:]), ("Double", d)):
            kind = "double" if part == "Double" else "float"
            which = {"SingleLow": " The first sixteen of thirty-two.", "SingleHigh": " The last sixteen of thirty-two.", "Double": ""}[part]
            out.append(f"    /// <summary>{text}{which}</summary>")
            out.append(f"    public static ReadOnlySpan<{kind}> {name}{part} =>\n    [")
            cells = [literal(v) + ("f" if kind == "float" else "") for v in cells]
            for i in range(0, 16, 4):
                out.append("        " + ", ".join(cells[i:i + 4]) + ",")
            out.append("    ];\n")


def row(name, summary, singles, doubles):
    """A table in both precisions."""
    for single, values in ((True, singles), (False, doubles)):
        kind = "float" if single else "double"
        suffix = "Single" if single else "Double"
        cells = [literal(v) + ("f" if single else "") for v in values]
        out.append(f"    /// <summary>{summary}</summary>")
        out.append(f"    public static ReadOnlySpan<{kind}> {name}{suffix} =>\n    [")
        for i in range(0, len(cells), 4):
            out.append("        " + ", ".join(cells[i:i + 4]) + ",")
        out.append("    ];\n")


def split(values, single):
    high = [rounded(v, single) for v in values]
    return high, [rounded(v - D(h), single) for v, h in zip(values, high)]


def tables():
    roots = [TWO ** (D(i) / 16) for i in range(16)]
    (sh, sl), (dh, dl) = split(roots, True), split(roots, False)
    row("Root", "2^(i/16), rounded.", sh, dh)
    row("RootRest", "What rounding left of 2^(i/16).", sl, dl)

    for single in (True, False):
        step = 19 if single else 48
        cells = []
        for i, value in enumerate(sh if single else dh):
            bits = struct.unpack("I" if single else "Q", struct.pack("f" if single else "d", value))[0] - (i << step)
            cells.append(struct.unpack("f" if single else "d", struct.pack("I" if single else "Q", bits))[0])
        if single:
            singles = cells
        else:
            doubles = cells
    row("RootBits", "2^(i/16), less i where the sixteenths of an exponent would be.", singles, doubles)

    octave()
    power()
    tanh()


def octave():
    """For mantissas from 1 to 2 in sixteen parts: 1 / c and log c, of which the first and the last part have c = 1 and c = 2.

    Above 1.375 arguments just below 1 come with the exponent -1: there log c is chosen so that log c - ln 2, with the type's ln 2, is exact."""
    names = {ONE: "", 1 / LN2: "2"}
    for unit, suffix in names.items():
        columns = {}
        for single in (True, False):
            ln2 = LN2 * unit
            inverse, logs = [], []
            for i in range(16):
                c = 1 + D(2 * i + 1) / 32
                shift = D(rounded(ln2, single)) - ln2 if i >= 6 else D(0)
                v = ONE if i == 0 else ONE / 2 if i == 15 else telling(1 / c, single, shift, unit)
                inverse.append(v)
                logs.append(rounded(-v.ln() * unit + shift, single))
            columns[single] = inverse, logs
        log = "log2 c" if suffix else "log c"
        row(f"OctaveInverse{suffix}", f"About 1 / c for the middle c of part i of [1, 2), for {log}; 1 and 1 / 2 in the outer parts.", columns[True][0], columns[False][0])
        row(f"OctaveLog{suffix}", f"{log}, which 1 / c was chosen for" + ("." if suffix else ", from 1.375 on plus what rounding did to ln 2."), columns[True][1], columns[False][1])
        if not suffix:
            natural = columns
    pairs = {}
    for single in (True, False):
        logs = [-D(v).ln() / D(10).ln() for v in natural[single][0]]
        high = [below(v, LOG10_GRID[single]) for v in logs]
        pairs[single] = high, [rounded(v - h, single) for v, h in zip(logs, high)]
    row("OctaveLog10", "log10 c for the c of OctaveInverse, with so few bits that the sum with multiples of Log10Of2 is exact.", pairs[True][0], pairs[False][0])
    row("OctaveLog10Rest", "The rest of log10 c.", pairs[True][1], pairs[False][1])


LOG10_GRID = {True: -16, False: -42}


def telling(value, single, shift=D(0), unit_log=ONE):
    """The number of the type near value of whose logarithm (times unit_log), less shift, one of the type is nearest (S. Gal, 1986)."""
    bits = 24 if single else 53
    unit = TWO ** (1 - bits)
    best, least = None, ONE
    start = D(rounded(value, single))
    log = start.ln()
    for i in range(-1000, 1001):
        v = start + i * unit
        t = i * unit / start
        y = (log + t - t * t / 2 + t ** 3 / 3 - t ** 4 / 4) * unit_log - shift
        error = abs(y - D(rounded(y, single))) / abs(y)
        if error < least:
            best, least = v, error
    return best


def tanh():
    """Float: five coefficients of the distance from where an interval begins. Intervals are those of |x| + 3/4 in eighths of powers of two."""
    def value(x):
        e = (-2 * x).exp()
        return (1 - e) / (1 + e)
    ends = [D("0.75") + D(q) / 16 for q in range(4)] + [TWO ** k * (1 + D(q) / 8) for k in range(3) for q in range(8)] + [D(8), D(9), D(10)]
    rows = [[0.0] * 32 for _ in range(5)]
    worst = D(0)
    for n in range(len(ends) - 1):
        low, high = ends[n] - D("0.75"), min(ends[n + 1] - D("0.75"), D("9.02"))
        width = high - low
        column = int(struct.unpack("I", struct.pack("f", float(ends[n])))[0] >> 20) & 31
        if low == 0:
            # Relative, and x itself where x is tiny: (tanh x / x - 1) / x.
            tail = lambda x: (value(x) / x - 1) / x if x > D("1e-8") else -x / 3
            c = [0.0, 1.0] + [to_single(k) for k in remez(tail, lambda x: x, D("1e-6"), width, 2, 200)[0]]
        else:
            c = [to_single(k) for k in remez(lambda x: value(x + low), lambda x: 1 / value(x + low), D(0), width, 4, 200)[0]]
        for x in [low + width * i / 64 for i in range(65)]:
            if x:
                worst = max(worst, abs(evaluate([D(k) for k in c], x - low) / value(x) - 1))
        for i, k in enumerate(c):
            rows[i][column] = k
    for power, coefficients in enumerate(rows):
        for part, half in (("Low", coefficients[:16]), ("High", coefficients[16:])):
            out.append(f"    /// <summary>tanh of float in thirty intervals: coefficients of power {power} of the distance from where an interval begins, {'first' if part == 'Low' else 'last'} sixteen.</summary>")
            if power == 0 and part == "Low":
                out.append(f"    /// <remarks>The relative error is at most {exponent_of(worst)}, most of it the rounding of these.</remarks>")
            out.append(f"    public static ReadOnlySpan<float> Tanh{power}{part} =>\n    [")
            for i in range(0, 16, 4):
                out.append("        " + ", ".join(literal(v) + "f" for v in half[i:i + 4]) + ",")
            out.append("    ];\n")


def digits():
    """The binary digits of 2 / pi, enough for the largest double."""
    getcontext().prec = 420
    pi = 4 * (4 * arctan_inverse(D(5), 420) - arctan_inverse(D(239), 420))
    whole = int((2 / pi) * 2 ** (64 * 20))
    getcontext().prec = 60
    out.append("    /// <summary>The binary digits of 2 / pi after the point.</summary>")
    out.append("    public static ReadOnlySpan<ulong> TwoOverPiDigits =>\n    [")
    words = [f"0x{whole >> (64 * (19 - i)) & (2 ** 64 - 1):016X}" for i in range(20)]
    for i in range(0, 20, 4):
        out.append("        " + ", ".join(words[i:i + 4]) + ",")
    out.append("    ];\n")


def constant(name, summary, single, double):
    out.append(f"    /// <summary>{summary}</summary>")
    out.append(f"    public static V {name}")
    out.append("    {\n        [MethodImpl(MethodImplOptions.AggressiveInlining)]")
    out.append(f"        get => L.Constant(typeof(T) == typeof(float) ? {literal(single)} : {literal(double)});\n    }}\n")


def pair(name, summary, value, single_bits, double_bits, parts=2):
    """value as a sum of parts, all but the last with so many bits."""
    lists = []
    for single, bits in ((True, single_bits), (False, double_bits)):
        rest, found = value, []
        for _ in range(parts - 1):
            head = bits_of(rest, bits)
            found.append(head)
            rest -= head
        lists.append(found + [rounded(rest, single)])
    for i in range(parts):
        constant(f"{name}{i + 1}", f"{summary}, part {i + 1} of {parts}.", lists[0][i], lists[1][i])


def constants():
    pair("MinusLn2Part", "-ln 2; the first part times a number of sixteenths is exact", -LN2, 12, 38)
    constant("Ln2", "ln 2.", to_single(LN2), LN2)
    log10of2 = LN2 / D(10).ln()
    # Rounded down, so that the rest has the same sign: times an infinite exponent they add up.
    heads = [below(log10of2, LOG10_GRID[single]) for single in (True, False)]
    constant("Log10Of2", "log10 2 on the grid of OctaveLog10.", *heads)
    constant("Log10Of2Rest", "The rest of log10 2.", to_single(log10of2 - heads[0]), log10of2 - heads[1])
    constant("Log10E", "log10 e.", to_single(1 / D(10).ln()), 1 / D(10).ln())
    constant("InversePi", "1 / pi.", to_single(1 / PI), 1 / PI)
    constant("TwoOverPi", "2 / pi.", to_single(2 / PI), 2 / PI)
    pair("MinusPiPart", "-pi", -PI, 24, 53, 3)
    pair("MinusHalfPiPart", "-pi / 2", -PI / 2, 24, 53, 3)
    pair("HalfPiPart", "pi / 2", PI / 2, 24, 53)
    constant("Log2E", "log2 e.", to_single(1 / LN2), 1 / LN2)
    for i, name in enumerate(("PowerLog0", "PowerLog0Rest", "PowerLog1", "PowerLog1Rest")):
        constant(name, "log2(1 + r) / r for powers: " + ("its coefficient of power " + str(i // 2)) + (", the rest." if i % 2 else "."), POWER[True][i], POWER[False][i])


def main():
    out.append("// <auto-generated>Written by tools/Polynomials/generate.py; change that.</auto-generated>")
    out.append("using System.Runtime.CompilerServices;\n\nnamespace Blas.Managed;\n")
    out.append("/// <summary>Minimax polynomials, their errors measured with the rounded coefficients, and constants in parts.</summary>")
    out.append("/// <typeparam name=\"L\">The operations of a vector width.</typeparam>")
    out.append("/// <typeparam name=\"V\">Its vector.</typeparam>")
    out.append("/// <typeparam name=\"T\">The element: float or double.</typeparam>")
    out.append("internal static class Polynomials<L, V, T>\n    where L : struct, ILanes<V, T>\n    where V : unmanaged\n    where T : unmanaged\n{")
    polynomials()
    constants()
    out[-1] = out[-1].rstrip("\n")
    out.append("}\n")
    out.append("/// <summary>Tables of sixteen numbers.</summary>\ninternal static class Tables\n{")
    tables()
    digits()
    out[-1] = out[-1].rstrip("\n")
    out.append("}")
    path = Path(__file__).resolve().parents[2] / "src/Blas.Managed/Elementwise/Polynomials.g.cs"
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(out) + "\n")


main()
