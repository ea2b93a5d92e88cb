"""A fake USB bus under umockdev. Says where it is (`root DIR`); then, per line on stdin:
`plug NUMBER VENDOR:PRODUCT` puts a smart card reader into port NUMBER, `unplug NUMBER` pulls it out. Answers `done`."""

import sys

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import UMockdev  # noqa: E402

bed = UMockdev.Testbed.new()
print("root", bed.get_root_dir(), flush=True)


def device(number):
    return f"/devices/pci0000:00/0000:00:14.0/usb1/1-{number}"


def plug(number, ids):
    vendor, product = ids.split(":")
    path, node = device(number), f"bus/usb/001/{int(number):03}"
    bed.add_from_string(f"""P: {path}
N: {node}
E: BUSNUM=001
E: DEVNUM={int(number):03}
E: DEVNAME=/dev/{node}
E: DEVTYPE=usb_device
E: SUBSYSTEM=usb
E: PRODUCT={vendor.lstrip("0")}/{product.lstrip("0")}/100
A: idVendor={vendor}\\n
A: idProduct={product}\\n
A: busnum=1\\n
A: devnum={number}\\n
A: bConfigurationValue=1\\n

P: {path}/1-{number}:1.0
E: DEVTYPE=usb_interface
E: SUBSYSTEM=usb
E: INTERFACE=11/0/0
A: bInterfaceNumber=00\\n
A: bInterfaceClass=0b\\n
""")
    for part in (path, f"{path}/1-{number}:1.0"):
        bed.uevent(f"/sys{part}", "add")


def unplug(number):
    path = device(number)
    for part in (f"{path}/1-{number}:1.0", path):
        bed.uevent(f"/sys{part}", "remove")
        bed.remove_device(f"/sys{part}")


for line in sys.stdin:
    order, *words = line.split()
    {"plug": plug, "unplug": unplug}[order](*words)
    print("done", flush=True)
