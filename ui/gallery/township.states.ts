/** The township's console in its states. */
import { html, type TemplateResult } from 'lit';
import type { AccountsPage, ComparisonPage, NoticesAnswer, Wall } from '../../server/township/contract.ts';
import { login } from '../texts/township.ts';
import { fleet } from '../texts/township-fleet.ts';
import '../township/accounts.ts';
import '../township/assessment.ts';
import '../township/assessment-sheet.ts';
import '../township/audit.ts';
import '../township/account-dialog.ts';
import '../township/answer-dialog.ts';
import '../township/approvals.ts';
import '../township/branch.ts';
import type { Desk } from '../township/branch-notices.ts';
import '../township/code-dialog.ts';
import '../township/parcel-dialog.ts';
import '../township/compare.ts';
import '../township/first-account.ts';
import '../township/fleet.ts';
import '../township/login.ts';
import '../township/notices.ts';
import '../township/own-account.ts';
import '../township/box-dialog.ts';
import '../township/reason-dialog.ts';
import '../township/reminder-dialog.ts';
import '../township/reminders.ts';
import '../township/shell.ts';
import type { Place } from '../township/shell.ts';
import '../township/wall.ts';
import {
  approvals,
  dayRequest,
  frailRequest,
  noApprovals,
  noReminders,
  planRequest,
  records,
  reminders,
} from './approvals-fixtures.ts';
import { comparison } from './comparison-fixtures.ts';
import {
  acceptedDevice,
  acceptedTown,
  fleetOfLevels,
  fleetPage,
  quarantined,
  waitingDevice,
} from './fleet-fixtures.ts';
import {
  assessmentOverview,
  auditPage,
  duesYear,
  meetingNames,
  sheetDecided,
  sheetScoring,
  visitsPage,
  year,
} from './oversight-fixtures.ts';
import { meetingPhotos } from './photos-fixtures.ts';
import { accountsPage, branchNotices, branchPage, people, wall } from './township-fixtures.ts';

export const places: readonly Place[] = [
  ...(['wall', 'compare', 'assessment', 'notices', 'approvals', 'themes', 'fleet', 'accounts', 'audit'] as const),
];

const page = (place: Place, body: TemplateResult, online = true) =>
  html`<township-shell township="赤溪镇" person="王芳" .places=${places} .place=${place} .online=${online}>${body}</township-shell>`;

const wallOf = (rooms: Wall, online = true) =>
  page('wall', html`<township-wall .wall=${rooms} enrols></township-wall>`, online);
const fleetOf = (over: TemplateResult | '' = '', of = fleetPage) =>
  page('fleet', html`<township-fleet .page=${of} .rooms=${wall(32).rooms}></township-fleet>${over}`);
const carried = {
  ...{ ok: true, branch: '过山村党支部', unit: 'b', events: 36, halted: 0 },
  ...{ reply: '', name: 'x.township' },
};
const accountsOf = (over: TemplateResult | '' = '', of: AccountsPage = accountsPage) =>
  page('accounts', html`<township-accounts .page=${of} .units=${wall(32).rooms} self="a"></township-accounts>${over}`);
const qrSample =
  '<svg viewBox="0 0 33 33" xmlns="http://www.w3.org/2000/svg"><path d="M4 4h7v7h-7zM22 4h7v7h-7zM4 22h7v7h-7zM14 6h3v9h9v12h-12z" /></svg>';
const offer = { secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', qr: qrSample };
const desk: Desk = { role: 'township', fetch: async () => ({ ok: false, trouble: '' }) };
const noticesOf = (answer: NoticesAnswer) =>
  page('notices', html`<township-notices .answer=${answer} .desk=${desk}></township-notices>`);
const approvalsOf = (over: TemplateResult | '' = '', of = approvals) =>
  page('approvals', html`<township-approvals .page=${of}></township-approvals>${over}`);
const remindersOf = (over: TemplateResult | '' = '', of = reminders) =>
  page('notices', html`<township-reminders .page=${of}></township-reminders>${over}`);
const comparedOf = (compared: ComparisonPage, view: 'figures' | 'months' = 'figures') =>
  page('compare', html`<township-compare .page=${compared} .view=${view}></township-compare>`);
const code = { code: '2839051746', expires: Date.UTC(2026, 10, 15, 2, 30), qr: qrSample };

export const states: Readonly<Record<string, () => TemplateResult>> = {
  login: () => html`<township-login township="赤溪镇"></township-login>`,
  'login-wrong': () => html`<township-login township="赤溪镇" .trouble=${login.wrong}></township-login>`,
  'login-code': () => html`<township-login township="赤溪镇" codeAsked></township-login>`,
  'login-locked': () => html`<township-login township="赤溪镇" .lockedUntil=${Date.now() + 290_000}></township-login>`,
  'first-account-used': () => html`<township-first-account .open=${false}></township-first-account>`,
  'first-account': () => html`<township-first-account></township-first-account>`,
  wall: () => wallOf(wall(32)),
  'wall-large': () => wallOf(wall(200)),
  'wall-offline': () => wallOf(wall(32), false),
  'wall-empty': () => wallOf(wall(0)),
  branch: () => page('wall', html`<township-branch .page=${branchPage} .notices=${branchNotices}></township-branch>`),
  'branch-names': () =>
    page(
      'wall',
      html`<township-branch .page=${branchPage} .notices=${branchNotices} .people=${people} .records=${records}
        .asker=${'township'}></township-branch>`,
    ),
  'branch-new': () =>
    page(
      'wall',
      html`<township-branch .page=${{ ...branchPage, meetings: [], rate: null, verdict: 'none-yet', notices: 0 }}
        .notices=${{ ...branchNotices, notices: [] }}></township-branch>`,
    ),
  compare: () => comparedOf(comparison(32)),
  'compare-months': () => comparedOf(comparison(32), 'months'),
  'compare-one': () => comparedOf(comparison(1)),
  'compare-large': () => comparedOf(comparison(200)),
  'compare-large-months': () => comparedOf(comparison(200), 'months'),
  'compare-long': () => comparedOf(comparison(6, (name) => `赤溪镇机关事业单位和${name}联合委员会第一支部`)),
  'compare-empty': () => comparedOf(comparison(0)),
  'branch-meeting-names': () =>
    page(
      'wall',
      html`<township-branch .page=${branchPage} .notices=${branchNotices}></township-branch>
        <names-dialog .page=${meetingNames} .photos=${meetingPhotos} .day=${'2026-10-15'}></names-dialog>`,
    ),
  'branch-duties': () =>
    page('wall', html`<section class="card"><branch-duties .page=${year}></branch-duties></section>`),
  'branch-dues': () =>
    page('wall', html`<section class="card"><branch-dues .page=${duesYear}></branch-dues></section>`),
  'branch-visits': () => page('wall', html`<branch-visits .page=${visitsPage} .level=${'township'}></branch-visits>`),
  'branch-visits-none': () =>
    page('wall', html`<branch-visits .page=${{ ...visitsPage, visits: [], findings: [] }}></branch-visits>`),
  'branch-visit-dialog': () =>
    page(
      'wall',
      html`<branch-visits .page=${visitsPage} .level=${'township'}></branch-visits>
        <visit-dialog .page=${visitsPage} .wanted=${true}></visit-dialog>`,
    ),
  assessment: () =>
    page('assessment', html`<township-assessment .page=${assessmentOverview(32)}></township-assessment>`),
  'assessment-none': () =>
    page('assessment', html`<township-assessment .page=${assessmentOverview(0)}></township-assessment>`),
  'assessment-sheet': () =>
    page('assessment', html`<assessment-sheet .page=${sheetScoring} scores></assessment-sheet>`),
  'assessment-sheet-decided': () =>
    page('assessment', html`<assessment-sheet .page=${sheetDecided} scores></assessment-sheet>`),
  'assessment-sheet-read': () => page('assessment', html`<assessment-sheet .page=${sheetDecided}></assessment-sheet>`),
  audit: () => page('audit', html`<township-audit .page=${auditPage}></township-audit>`),
  'audit-none': () =>
    page('audit', html`<township-audit .page=${{ ...auditPage, entries: [], after: null }}></township-audit>`),
  notices: () =>
    noticesOf({
      branches: [branchNotices, { ...branchNotices, unit: 'u1', branch: '三步擂村党支部' }],
      uncovered: ['2027'],
    }),
  'notices-empty': () => noticesOf({ branches: [], uncovered: [] }),
  approvals: () => approvalsOf(),
  'approvals-empty': () => approvalsOf('', noApprovals),
  'approvals-approve': () => approvalsOf(html`<answer-dialog .request=${frailRequest} approved></answer-dialog>`),
  'approvals-refuse': () =>
    approvalsOf(html`<answer-dialog .request=${dayRequest} .approved=${false}></answer-dialog>`),
  'approvals-send-back': () =>
    approvalsOf(html`<answer-dialog .request=${planRequest} .approved=${false}></answer-dialog>`),
  reminders: () => remindersOf(),
  'reminders-empty': () => remindersOf('', noReminders),
  'reminders-write': () => remindersOf(html`<reminder-dialog .branches=${reminders.branches}></reminder-dialog>`),
  fleet: () => fleetOf(),
  'fleet-empty': () => fleetOf('', { devices: [], setBack: null }),
  'fleet-code': () => fleetOf(html`<code-dialog></code-dialog>`),
  'fleet-parcel': () =>
    fleetOf(html`<parcel-dialog .taken=${{ ...carried, forked: 1, photos: [], brought: null }}></parcel-dialog>`),
  'fleet-parcel-photos': () =>
    fleetOf(
      html`<parcel-dialog .taken=${{ ...carried, forked: 0, photos: Array(8).fill(''), brought: { kept: 23, known: 0, lost: 1 } }}></parcel-dialog>`,
    ),
  'fleet-code-made': () => fleetOf(html`<code-dialog .branch=${'流岐岙村党支部'} .code=${code}></code-dialog>`),
  'fleet-box': () => fleetOf(html`<box-dialog .device=${acceptedDevice} .quarantine=${quarantined}></box-dialog>`),
  'fleet-levels': () => fleetOf('', fleetOfLevels),
  'fleet-town': () =>
    fleetOf(html`<box-dialog .device=${acceptedTown} .quarantine=${quarantined}></box-dialog>`, fleetOfLevels),
  'fleet-refuse': () => fleetOf(html`<reason-dialog .question=${fleet.ask(waitingDevice)}></reason-dialog>`),
  accounts: () => accountsOf(),
  'own-account': () => accountsOf(html`<own-account .account=${accountsPage.accounts[1]}></own-account>`),
  'own-account-code': () =>
    accountsOf(html`<own-account .account=${accountsPage.accounts[1]} .offer=${offer}></own-account>`),
  'own-account-renew': () =>
    accountsOf(html`<own-account .account=${accountsPage.accounts[0]} .offer=${offer}></own-account>`),
  'accounts-add': () => accountsOf(html`<account-dialog .units=${wall(32).rooms}></account-dialog>`),
  'accounts-add-community': () =>
    accountsOf(html`<account-dialog .chosen=${'community'} .units=${wall(32).rooms}></account-dialog>`),
};
