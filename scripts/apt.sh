# Sourced by the others: apt_install PACKAGE… installs system packages, or says what somebody must do.

apt_install() {
    if ! command -v apt-get >/dev/null 2>&1; then
        echo "There is no apt-get here; install by hand what corresponds to: $*" >&2
        return 1
    fi
    if [ "$(id -u)" = 0 ]; then
        as_root=env
    elif sudo -n true 2>/dev/null; then
        as_root="sudo env"
    else
        echo "Missing system packages. As root: apt-get install $*" >&2
        return 1
    fi
    echo "Installing system packages: $*" >&2
    _apt install -y --no-install-recommends "$@" ||
        { _apt update && _apt install -y --no-install-recommends "$@"; } ||
        {
            echo "apt-get could not install: $*" >&2
            return 1
        }
}

_apt() {
    $as_root DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -o DPkg::Lock::Timeout=300 "$@" </dev/null >/dev/null
}
