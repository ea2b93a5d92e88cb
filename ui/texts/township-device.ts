/** What the fleet's page and its dialogs say of a device, by what it is: a room's box, or the server of a level below. */
import type { FleetDevice } from '../../server/township/contract.ts';
import { dateOf, dayText, timeText } from '../elements/clock.ts';

export const moment = (at: number) => `${dateOf(at).slice(0, 4)}年${dayText(dateOf(at))} ${timeText(at)}`;

export const called = ({ branch, room, level }: Pick<FleetDevice, 'branch' | 'room' | 'level'>) =>
  level === 'township' ? `下级平台“${branch}”` : `${branch}（${room}）的终端`;

interface DeviceWords {
  readonly mark: string;
  readonly differs: string;
  readonly rivals: string;
  readonly replacing: string;
  readonly replacingNote: string;
  /** Of one that asked with a key from before its last change. */
  readonly formerKey: {
    readonly what: (at: number) => string;
    readonly next: string;
    readonly inUse: string;
    readonly effect: string;
    readonly example: string;
  };
  readonly cloned: string;
  /** By whose clock. */
  readonly clock: string;
  readonly mishaps: Readonly<Record<FleetDevice['mishaps'][number]['kind'], string>>;
  /** Of a reason. */
  readonly example: string;
  readonly replaceEffect: string;
  readonly revokeEffect: string;
  readonly letInEffect: string;
  readonly keyEffect: string;
  readonly keyDue: string;
  /** Of a code that is shown once: one that brings it in, and one for what takes its place. */
  readonly code: { readonly once: string; readonly joinOnce: string; readonly qr: string };
}

export const ofDevice: Readonly<Record<FleetDevice['level'], DeviceWords>> = {
  room: {
    mark: '终端编号',
    differs: '与设备填报的支部不一致，请先电话核对。',
    rivals:
      '这几台都说自己是同一个支部的终端，只能同意一台：同意其中一台，其余的自动不同意。编号显示在各终端工作台的“接入镇里”，请打电话请书记念出来核对。',
    replacing: '接替原设备',
    replacingNote: '同意后，原设备随即注销，没有开完的会由新设备接着开。',
    formerKey: {
      what: (at) => `用更换密钥以前的存储卡联系过，最近一次 ${moment(at)}。镇里没有收它的记录，都还在终端里。`,
      next: '请打电话与活动室核对。确实换过卡的，点“恢复接入”：终端一分钟内自动接上，补传记录，并再换一把新密钥。',
      inUse:
        '更换密钥以后的那张卡十分钟内也联系过，可能有两张卡在用，现在不能恢复。请先与活动室核对，收回一张；收回后最多等十分钟，这里就可以点“恢复接入”。',
      effect: '旧存储卡上的密钥重新有效，终端接上后马上再换一把。换下来的那张卡从此不能接入，请收回。',
      example: '例如：存储卡损坏，换上了备份卡，已电话核对',
    },
    cloned: '存储卡被复制，有两台终端在用',
    clock: '终端的时钟',
    mishaps: {
      damaged: '数据文件损坏，已自动修复，缺的记录从镇里取回。',
      restored: '用备份恢复过，备份以后的记录从镇里取回。',
      'set-back': '存储卡被还原成旧映像。旧映像以后的记录已从镇里取回，还原后新记的也都保留。',
      cloned:
        '存储卡被复制，原卡和复制的卡都在用。两边的记录都已保留、没有重复；请收回一张，另一台用“更换设备”重新接入。',
      parted: '镇里的数据曾退回到较早的时候，镇里缺的记录已由这台终端补回。',
    },
    example: '例如：设备损坏、遗失、送修',
    replaceEffect:
      '生成一个接入码，新终端用它接替这一台：支部的全部记录会自动取回。新终端同意接入的那一刻，这一台注销。',
    revokeEffect:
      '注销不能撤回。这台终端先把没有上传的记录交来，单独存放、不计入；交完并备份以后，它自动清除本机的个人信息。',
    letInEffect: '交来的记录全部计入，作为迟到的记录显示；已经上报的数字不改，另行标出变化。',
    keyEffect: '终端下次联系时换一把新的签名密钥，旧记录的签名仍然有效。每年会自动更换一次；怀疑密钥泄露时再点这里。',
    keyDue: '已通知更换密钥，等终端联系。',
    code: {
      once: '关闭后不再显示，请现在抄下或者念给支部书记。',
      joinOnce: '在新终端的首次设置页点“接替原设备”，输入这个码。关闭后不再显示，请现在抄下。',
      qr: '接入码的二维码，可以拍照发给支部书记',
    },
  },
  township: {
    mark: '服务器编号',
    differs: '与对方填报的单位不一致，请先电话核对。',
    rivals:
      '这几台服务器都说自己是同一个下级平台，只能同意一台：同意其中一台，其余的自动不同意。编号显示在各自“设备”页的“上级平台”里，请打电话请对方念出来核对。',
    replacing: '接替原服务器',
    replacingNote: '同意后，原服务器随即注销，由新服务器接着上报，以前上报的数字都在。',
    formerKey: {
      what: (at) => `用更换密钥以前的数据库联系过，最近一次 ${moment(at)}。没有收它上报的数字，都还在它那里。`,
      next: '请打电话与对方核对。确实恢复过备份的，点“恢复接入”：它一分钟内自动接上，补报数字，并再换一把新密钥。',
      inUse:
        '更换密钥以后的那台服务器十分钟内也联系过，可能有两台在用，现在不能恢复。请先与对方核对，停用一台；停用后最多等十分钟，这里就可以点“恢复接入”。',
      effect: '备份里的密钥重新有效，它接上后马上再换一把。用后来那把密钥的服务器从此不能接入，请停用。',
      example: '例如：数据库损坏，恢复了备份，已电话核对',
    },
    cloned: '数据库被复制，有两台服务器在用',
    clock: '对方的时钟',
    mishaps: {
      damaged: '数据库损坏，已自动修复，缺的数字从本平台取回。',
      restored: '恢复过数据库备份，备份以后上报的数字从本平台取回。',
      'set-back': '数据库退回过较早的状态。那以后上报的数字已从本平台取回，后来新报的也都保留。',
      cloned:
        '数据库被复制，原来的和复制的都在用。两边上报的数字都已保留、没有重复；请停用一台，另一台用“更换设备”重新接入。',
      parted: '本平台的数据曾退回到较早的时候，缺的数字已由它补回。',
    },
    example: '例如：服务器更换、停用',
    replaceEffect: '生成一个接入码，下级平台的新服务器用它接着上报，以前上报的数字都在。同意接入的那一刻，原来的注销。',
    revokeEffect:
      '注销不能撤回。它不再上报，已经上报的数字不再显示；以后可以用新的接入码再接入，今年和去年的数字会重新上报。',
    letInEffect: '交来的数字全部计入。',
    keyEffect: '它下次联系时换一把新的签名密钥，以前上报的数字仍然有效。每年会自动更换一次；怀疑密钥泄露时再点这里。',
    keyDue: '已通知更换密钥，等它联系。',
    code: {
      once: '关闭后不再显示，请现在抄下，告诉对方的管理员。',
      joinOnce: '在新服务器“设备”页的“上级平台”里输入这个码。关闭后不再显示，请现在抄下。',
      qr: '接入码的二维码，可以拍照发给对方的管理员',
    },
  },
};
