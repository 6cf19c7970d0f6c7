# shellcheck shell=sh
# What the packaging scripts share; they are at the top level when they read this.

# A make that runs this, with -C for example, must not make the ones in it print folders.
unset MAKEFLAGS MFLAGS MAKELEVEL
# shellcheck disable=SC2034 # for the scripts
version=$(sed -n 's/^package let version = "\(.*\)"$/\1/p' Sources/Options/Defaults.swift)
# Every file in a package has this date, so that the same sources make the same bytes.
released=$(sed -n 's/^package let versionDate = "\(.*\)"$/\1/p' Sources/Options/Defaults.swift)
SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(git log -1 --format=%ct 2>/dev/null || date -u -d "$released" +%s)}
export SOURCE_DATE_EPOCH
dist=${DIST:-.build/dist}
make=${MAKE:-make}
umask 022

# Puts what `make install` installs below the folder $1; further arguments are make's.
stage() {
  rm -rf "$1"
  mkdir -p "$1"
  folder=$(cd "$1" && pwd)
  shift
  "$make" -s install "BINARY=${BINARY:-.build/release/yibu}" "DESTDIR=$folder" "$@"
}

# Writes SHA256SUMS anew for all packages that are there.
sum() {
  (
    cd "$dist" || exit
    if command -v sha256sum >/dev/null; then
      sha256sum yibu*.tar.gz yibu*.deb
    else
      shasum -a 256 yibu*.tar.gz yibu*.deb
    fi 2>/dev/null >SHA256SUMS || test -s SHA256SUMS
  )
}
