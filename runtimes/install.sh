#!/usr/bin/env bash
# Puts native BLAS/LAPACK libraries into runtimes/<rid>/native, from the distribution's own packages,
# without installing anything on the system: packages are downloaded by apt, which checks their hashes,
# unpacked into a temporary folder, and the shared libraries are moved into place by rename.
#
#   runtimes/install.sh openblas|openblas64|mkl|blis|reference ...   install (what is already there is left alone)
#   runtimes/install.sh --update NAME ...                 ask the archive again, and take its version
#   runtimes/install.sh --list                            what is installed, and which version
#
# The libraries are kept in ${BLAS_RUNTIMES_CACHE:-${XDG_CACHE_HOME:-~/.cache}/blas-runtimes}, from where a second
# working copy takes them (by hard link where it can) without the network.
set -euo pipefail
umask 022
export LC_ALL=C

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
cache_root=${BLAS_RUNTIMES_CACHE:-}
rid=
target=
work=
system_libraries=

fail() { printf 'install.sh: %s\n' "$1" >&2; exit "${2:-1}"; }
say() { printf '%s\n' "$*"; }
cleanup() {
  [[ -z $work ]] || rm -rf -- "$work"
  [[ -z $target ]] || rm -rf -- "$target"/.*."$$" "$cache_root/$rid"/.*."$$"
}
trap cleanup EXIT
trap 'exit 130' INT
trap 'exit 143' TERM HUP

usage() { say "usage: runtimes/install.sh [--update] openblas|openblas64|mkl|blis|reference ... | --list"; }

# What a name stands for: the packages, and the files of them that are wanted (matched against the file's name).
# A library is kept under the name that the loader asks for (its SONAME), never under its versioned file name.
describe() {
  case $1 in
    openblas)  packages=(libopenblas0-pthread); wanted=(libopenblas.so.0); component=free ;;
    openblas64) packages=(libopenblas64-0-pthread); wanted=(libopenblas64.so.0); component=free ;;
    blis)      packages=(libblis4-pthread); wanted=(libblis.so.4); component=free ;;
    reference) packages=(libblas3 liblapack3); wanted=(libblas.so.3 liblapack.so.3); component=free ;;
    mkl)
      # rt loads core, one interface, one threading layer and the kernels of the processor it finds by name, at the
      # first call; it ends the process where one is missing. The AVX2, AVX-512 and default kernels cover every
      # x64 processor: the ones for older instruction sets are replaced by the default ones.
      packages=(libmkl-rt libmkl-core libmkl-intel-lp64 libmkl-gf-lp64 libmkl-gnu-thread libmkl-sequential
        libmkl-def libmkl-avx2 libmkl-avx512 libmkl-vml-def libmkl-vml-avx2 libmkl-vml-avx512)
      wanted=(libmkl_rt.so libmkl_core.so libmkl_intel_lp64.so libmkl_gf_lp64.so libmkl_gnu_thread.so
        libmkl_sequential.so libmkl_def.so libmkl_avx2.so libmkl_avx512.so libmkl_vml_def.so libmkl_vml_avx2.so
        libmkl_vml_avx512.so)
      component=nonfree ;;
    # What the libraries above are linked against, and a small system may lack.
    libgfortran5) packages=(libgfortran5); wanted=(libgfortran.so.5); component=free ;;
    libquadmath0) packages=(libquadmath0); wanted=(libquadmath.so.0); component=free ;;
    libgomp1)     packages=(libgomp1); wanted=(libgomp.so.1); component=free ;;
    *) return 1 ;;
  esac
}

support_for() {
  case $1 in
    openblas | openblas64 | reference) say libquadmath0 libgfortran5 ;;
    mkl) say libgomp1 ;;
  esac
}

# A stamp's lines are "package NAME VERSION" and "file NAME BYTES". It is written last, so that it never promises
# what an interrupted run did not bring.
complete() { # folder stamp
  local kind name value found=no
  [[ -f $2 ]] || return 1
  while read -r kind name value; do
    [[ $kind == file ]] || continue
    [[ -f $1/$name && $(stat -c %s -- "$1/$name") == "$value" ]] || return 1
    found=yes
  done < "$2"
  [[ $found == yes ]]
}

versions() { # stamp
  awk '$1 == "package" { printf "%s%s %s", s, $2, $3; s = ", " }' "$1"
}

on_system() { # package
  local file
  describe "$1"
  [[ -n $system_libraries ]] || system_libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
  for file in "${wanted[@]}"; do
    [[ $system_libraries == *"$file ("* ]] || return 1
  done
}

# The machine's own sources, with another archive component, in a folder of this run: nothing of /etc is changed.
private_sources() { # free|nonfree
  local components id='' file
  [[ -r /etc/os-release ]] && id=$(. /etc/os-release && printf '%s' "${ID:-}")
  case $1/$id in
    free/ubuntu) components='main universe' ;;
    nonfree/ubuntu) components='multiverse' ;;
    free/*) components='main' ;;
    nonfree/*) components='non-free' ;;
  esac
  rm -rf -- "$work/apt"
  mkdir -p "$work/apt/sources" "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
  shopt -s nullglob
  for file in /etc/apt/sources.list.d/*.sources; do
    # deb822 stanzas; one without Components is a flat archive and never the distribution's own.
    awk -v RS= -v components="$components" '
      /(^|\n)Components:/ && !/(^|\n)Enabled:[ \t]*(no|false)/ {
        n = split($0, line, "\n"); skip = 0
        for (i = 1; i <= n; i++) {
          if (line[i] ~ /^#/) continue
          if (line[i] ~ /^Components:/) { print "Components: " components; skip = 1; continue }
          if (skip && line[i] ~ /^[ \t]/) continue
          skip = 0; print line[i]
        }
        print ""
      }' "$file" > "$work/apt/sources/$(basename "$file")"
  done
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [[ -r $file ]] || continue
    # deb [options] URI SUITE COMPONENT...: everything up to the suite is kept.
    sed -nE "s|^[[:space:]]*(deb[[:space:]]+(\\[[^]]*\\][[:space:]]+)?[^[:space:]]+[[:space:]]+[^[:space:]]+[^[:space:]/])[[:space:]]+[^#[:space:]].*|\\1 $components|p" \
      "$file" > "$work/apt/sources/$(basename "$file")"
  done
  shopt -u nullglob
  find "$work/apt/sources" -type f -size 0 -delete
  [[ -n $(ls -A "$work/apt/sources") ]] || fail "no package source with components was found under /etc/apt"
  apt_options=(-o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$work/apt/sources"
    -o "Dir::State::lists=$work/apt/lists" -o "Dir::Cache=$work/apt/cache")
  # A source of somebody else's without this component is a warning, no failure: what counts is what is found.
  apt-get "${common_options[@]}" "${apt_options[@]}" update > "$work/update.log" 2>&1 || true
}

candidate() { # package -> version, or nothing
  apt-cache "${common_options[@]}" "${apt_options[@]}" policy "$1" 2>/dev/null |
    awk '$1 == "Candidate:" && $2 != "(none)" { print $2 }'
}

# The first of apt's own reasons, in one line, and the likely cause where it is the network.
reason() { # log
  local line
  line=$(grep -E '^(E|W): Failed to fetch' "$1" 2>/dev/null || grep -E '^(E|W|Err)[:0-9]' "$1" 2>/dev/null || true)
  line=${line%%$'\n'*}
  [[ $line != *resolv* && $line != *connect* ]] || line="no network? $line"
  printf '%s' "${line:-apt gave no reason}"
}

fetch() { # set, into $cache_root/$rid/set
  local set=$1 package file source stage="$work/stage"
  describe "$set"
  rm -rf -- "$stage" "$work/debs" "$work/tree"
  mkdir -p "$stage" "$work/debs" "$work/tree"

  # The lists that the system already has are good enough, where they know the package and no update was asked for.
  apt_options=(-o "Dir::Cache=$work/system-cache")
  mkdir -p "$work/system-cache/archives/partial"
  if [[ $update == yes || -z $(candidate "${packages[0]}") ]]; then
    private_sources "$component"
  fi

  local fetched=no
  for attempt in 1 2; do
    : > "$stage/stamp"
    for package in "${packages[@]}"; do
      local version
      version=$(candidate "$package")
      [[ -n $version ]] || fail "$set: package $package was not found in the machine's package sources ($(reason "$work/update.log"))"
      printf 'package %s %s\n' "$package" "$version" >> "$stage/stamp"
    done
    say "$set: downloading $(versions "$stage/stamp")"
    if (cd "$work/debs" && apt-get "${common_options[@]}" "${apt_options[@]}" download "${packages[@]}") > "$work/download.log" 2>&1; then
      fetched=yes
      break
    fi
    # Old lists name files that the archive has since replaced: once more, with fresh ones.
    [[ $attempt == 1 ]] && private_sources "$component"
  done
  [[ $fetched == yes ]] || fail "$set: download failed ($(reason "$work/download.log"))"

  for package in "$work"/debs/*.deb; do
    dpkg-deb -x "$package" "$work/tree" || fail "$set: $(basename "$package") cannot be unpacked"
  done
  for file in "${wanted[@]}"; do
    source=$(find "$work/tree" -name "$file" \( -type f -o -type l \) -print -quit)
    [[ -n $source && -e $source ]] || fail "$set: $file is not in $(versions "$stage/stamp")"
    cp -L -- "$source" "$stage/$file"
    chmod 644 "$stage/$file"
    printf 'file %s %s\n' "$file" "$(stat -c %s -- "$stage/$file")" >> "$stage/stamp"
  done

  mkdir -p "$cache_root/$rid" 2> /dev/null || fail "cannot write to $cache_root"
  local incoming="$cache_root/$rid/.$set.$$"
  rm -rf -- "$incoming"
  cp -r -- "$stage" "$incoming" || { rm -rf -- "$incoming"; fail "cannot write to $cache_root"; }
  rm -rf -- "$cache_root/$rid/$set"
  mv -T -- "$incoming" "$cache_root/$rid/$set"
}

place() { # set, from the cache into $target
  local set=$1 kind name value from="$cache_root/$rid/$1"
  mkdir -p "$target" 2> /dev/null || fail "cannot write to $target"
  rm -f -- "$target/.$set.stamp"
  while read -r kind name value; do
    [[ $kind == file ]] || continue
    cp -lf -- "$from/$name" "$target/.$name.$$" 2>/dev/null || cp -- "$from/$name" "$target/.$name.$$" ||
      { rm -f -- "$target/.$name.$$"; fail "cannot write $target/$name"; }
    mv -f -- "$target/.$name.$$" "$target/$name"
  done < "$from/stamp"
  cp -- "$from/stamp" "$target/.$set.stamp.$$"
  mv -f -- "$target/.$set.stamp.$$" "$target/.$set.stamp"
  say "$set: installed in $target ($(versions "$target/.$set.stamp"))"
}

install_set() {
  local set=$1
  if [[ $update == no ]] && complete "$target" "$target/.$set.stamp"; then
    say "$set: already there ($(versions "$target/.$set.stamp"))"
    return
  fi
  if [[ $update == yes ]] || ! complete "$cache_root/$rid/$set" "$cache_root/$rid/$set/stamp"; then
    local tool
    for tool in apt-get apt-cache dpkg-deb awk; do
      command -v "$tool" > /dev/null || fail "$set: $tool is needed and was not found (this script is for Debian and Ubuntu; see README.md)"
    done
    fetch "$set"
  fi
  place "$set"
}

[[ $(uname -s) == Linux ]] || fail "this script is for Linux; runtimes/README.md says how to get the libraries elsewhere"
case $(uname -m) in
  x86_64) rid=linux-x64 ;;
  aarch64) rid=linux-arm64 ;;
  *) fail "no packages are known for $(uname -m)" ;;
esac
target=$here/$rid/native

update=no
names=()
for argument in "$@"; do
  case $argument in
    --update) update=yes ;;
    --list)
      shopt -s nullglob
      for stamp in "$target"/.*.stamp; do
        name=${stamp##*/.}
        name=${name%.stamp}
        if complete "$target" "$stamp"; then say "$name: $(versions "$stamp")"; else say "$name: incomplete"; fi
      done
      exit 0 ;;
    -h | --help) usage; exit 0 ;;
    openblas | openblas64 | mkl | blis | reference) names+=("$argument") ;;
    *) fail "unknown name '$argument': expected openblas, openblas64, mkl, blis or reference" 2 ;;
  esac
done
[[ ${#names[@]} -gt 0 ]] || { usage >&2; exit 2; }
[[ $rid == linux-x64 || " ${names[*]} " != *" mkl "* ]] || fail "mkl: exists for x64 processors only"

work=$(mktemp -d "${TMPDIR:-/tmp}/blas-runtimes.XXXXXX") || fail "cannot make a temporary folder"
if [[ -z $cache_root ]]; then
  # Without a home folder there is no place that is safe from others: nothing is kept then.
  cache_root=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
  cache_root=${cache_root:-$work}/blas-runtimes
fi
mkdir -p "$cache_root" 2> /dev/null || fail "cannot write to $cache_root"
# One run at a time works on the cache, which working copies share.
if command -v flock > /dev/null; then
  exec 9> "$cache_root/.lock"
  flock 9
fi

# What is installed is none of this script's business: an installed version that the archive no longer has would
# otherwise hide the one that can be downloaded.
: > "$work/status"
common_options=(-q -o "APT::Sandbox::User=root" -o "Acquire::Retries=1" -o "Dir::State::status=$work/status")
for name in "${names[@]}"; do
  for support in $(support_for "$name"); do
    on_system "$support" || install_set "$support"
  done
  install_set "$name"
done
