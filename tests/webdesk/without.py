"""What Windows lacks, taken away in this process: fork, fcntl, symbolic links, a UTF-8 console. Run before anything else is imported."""

import multiprocessing
import os
import pathlib
import runpy
import sys

for name in ("fork", "forkpty", "register_at_fork", "fchmod", "getuid", "geteuid", "mkfifo", "sched_getaffinity", "statvfs"):
    if hasattr(os, name):
        delattr(os, name)
for name in ("fcntl", "pwd", "grp", "resource", "termios"):
    sys.modules[name] = None  # an import raises ImportError
multiprocessing.get_all_start_methods = lambda: ["spawn"]


def refused(*args, **kwargs):
    raise OSError(1314, "A required privilege is not held by the client")


os.symlink = pathlib.Path.symlink_to = refused
replaced = os.replace


def replace(source, target, **kwargs):
    if os.path.isdir(target) and not os.path.islink(target):
        raise PermissionError(5, "Access is denied")
    replaced(source, target, **kwargs)


os.replace = replace
opened = os.open


def open_file(path, flags, *args, **kwargs):
    if os.path.isdir(path):
        raise PermissionError(13, "Permission denied")  # a folder has no handle
    return opened(path, flags, *args, **kwargs)


os.open = open_file
for stream in (sys.stdout, sys.stderr):
    stream.reconfigure(encoding="cp1252", errors="strict")
sys.argv = ["portal", *sys.argv[1:]]
sys.path.insert(0, os.getcwd())
runpy.run_module("portal", run_name="__main__")
