"""A USB bus of HID devices for the processes that are started with its environment (umockdev): their sysfs, their hidraw
nodes, plugging in and pulling out. Takes one JSON command a line on stdin, answers each with one JSON line on stdout.

A hidraw node is a pseudo-terminal here, which knows no borders between reports, so each report is written when the one
before it has been read. That is seen on the terminal's other end, which we keep open for it.
"""
import json
import os
import select
import sys
import tempfile
import time

import gi

gi.require_version("UMockdev", "1.0")
from gi.repository import UMockdev  # noqa: E402

UNREAD_AFTER_S = 5

bed = UMockdev.Testbed.new()
plugged = {}
count = 0


def describe(number, d):
    ids = "%04X:%04X" % (d["vendorId"], d["productId"])
    usb = "/devices/pci0000:00/0000:00:14.0/usb1/1-%d" % number
    hid = "%s/1-%d:1.0/0003:%s.%04d" % (usb, number, ids, number)
    return usb, f"""P: {usb}
E: SUBSYSTEM=usb
E: DEVTYPE=usb_device
A: idVendor={d['vendorId']:04x}\\n
A: idProduct={d['productId']:04x}\\n
A: manufacturer={d['manufacturer']}\\n
A: product={d['product']}\\n
A: bcdDevice=0100\\n

P: {usb}/1-{number}:1.0
E: SUBSYSTEM=usb
E: DEVTYPE=usb_interface
A: bInterfaceNumber=00\\n

P: {hid}
E: SUBSYSTEM=hid
E: HID_ID=0003:{d['vendorId']:08X}:{d['productId']:08X}
E: HID_NAME={d['manufacturer']} {d['product']}
E: HID_UNIQ={d['serialNumber']}
H: report_descriptor={d['descriptor']}

P: {hid}/hidraw/hidraw{number}
N: hidraw{number}
L: device=../../../{os.path.basename(hid)}
E: SUBSYSTEM=hidraw
E: DEVNAME=/dev/hidraw{number}
"""


def plug(name, device):
    """Each device comes under a number that no device had before, as happens where the old node is still open."""
    global count
    number = count
    count += 1
    node = "/dev/hidraw%d" % number
    usb, description = describe(number, device)
    bed.add_from_string(description)
    # hidapi takes a node for a hidraw node if it can say how long its descriptor is.
    with tempfile.NamedTemporaryFile("w") as ioctls:
        ioctls.write("@DEV %s\nHIDIOCGRDESCSIZE 0 %s\n" % (node, (len(device["descriptor"]) // 2).to_bytes(4, "little").hex()))
        ioctls.flush()
        bed.load_ioctl(node, ioctls.name)
    terminal = os.readlink(bed.get_root_dir() + node)
    bed.disable()
    other_end = os.open(terminal, os.O_RDWR | os.O_NOCTTY)
    bed.enable()
    plugged[name] = (usb, bed.get_dev_fd(node), other_end)
    return {"path": node}


def unplug(name):
    if name not in plugged:
        return {}
    usb, end, other_end = plugged.pop(name)
    os.close(end)
    os.close(other_end)
    for folder, _, _ in os.walk(bed.get_root_dir() + "/sys" + usb, topdown=False):
        if os.path.exists(folder + "/uevent"):
            bed.remove_device(folder[len(bed.get_root_dir()):])
    return {}


def send(name, reports):
    _, end, other_end = plugged[name]
    for report in reports:
        os.write(end, bytes.fromhex(report))
        deadline = time.monotonic() + UNREAD_AFTER_S
        while select.select([other_end], [], [], 0)[0]:
            if time.monotonic() > deadline:
                return {"unread": True}
            time.sleep(0.0005)
    return {}


def written(name):
    """What was written to the device since the last time; waits for it."""
    _, end, _ = plugged[name]
    if not select.select([end], [], [], UNREAD_AFTER_S)[0]:
        return {"written": ""}
    return {"written": os.read(end, 4096).hex()}


commands = {"plug": plug, "unplug": unplug, "send": send, "written": written}
print(json.dumps({"root": bed.get_root_dir()}), flush=True)
for line in sys.stdin:
    command = json.loads(line)
    answer = commands[command.pop("do")](**command)
    print(json.dumps(answer), flush=True)
