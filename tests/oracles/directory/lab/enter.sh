#!/bin/sh
# enter.sh PROGRAM [ARGS...] - runs a program in namespaces of its own: network, mounts, processes, host name. The machine sees no
# port, no process and no changed file of it, and everything ends with the program.
set -eu
as_root=
[ "$(id -u)" = 0 ] || as_root='--user --map-root-user'
# shellcheck disable=SC2086 # two words, or none
exec unshare $as_root --net --uts --mount --ipc --pid --fork --mount-proc --kill-child "$@"
