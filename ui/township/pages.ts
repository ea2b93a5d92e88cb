/** What the console's pages show: fetched while it is looked at, and again when something has changed. */
import type {
  AccountsPage,
  ApprovalsPage,
  BranchPage,
  FleetPage,
  NoticesAnswer,
  PeoplePage,
  RecordsPage,
  RemindersPage,
  Role,
} from '../../server/township/contract.ts';
import { type GuidancePage, guidancePath } from './guidance.ts';
import type { LiveWall } from './live.ts';
import { Loaded } from './loaded.ts';
import type { Route } from './route.ts';

export class Pages {
  readonly branch: Loaded<BranchPage>;
  readonly notices: Loaded<NoticesAnswer>;
  readonly people: Loaded<PeoplePage>;
  readonly records: Loaded<RecordsPage>;
  readonly approvals: Loaded<ApprovalsPage>;
  readonly reminders: Loaded<RemindersPage>;
  readonly guidance: Loaded<GuidancePage>;
  readonly fleet: Loaded<FleetPage>;
  readonly accounts: Loaded<AccountsPage>;

  constructor(onChange: () => void, onSignedOut: () => void) {
    const loaded = <T>() => new Loaded<T>(onChange, onSignedOut);
    this.branch = loaded();
    this.notices = loaded();
    this.people = loaded();
    this.records = loaded();
    this.approvals = loaded();
    this.reminders = loaded();
    this.guidance = loaded();
    this.fleet = loaded();
    this.accounts = loaded();
  }

  /** What the page needs is open, and nothing else. `role`: null where nobody is signed in. */
  open(route: Route, role: Role | null): void {
    const page = role === null ? null : route.page;
    this.guidance.open(page === null ? '' : guidancePath(route));
    this.approvals.open(page === 'approvals' ? 'approvals' : '');
    this.reminders.open(page === 'reminders' ? 'reminders' : '');
    this.fleet.open(page === 'fleet' ? 'fleet' : '');
    this.accounts.open(page === 'accounts' ? 'accounts' : '');
    if (page === 'branch' && route.page === 'branch') {
      const unit = encodeURIComponent(route.unit);
      this.branch.open(yearly(`branches/${unit}`, route.year));
      this.notices.open(`notices?unit=${unit}`);
      this.records.open(role === 'branch' ? '' : yearly(`branches/${unit}/records`, route.year));
    } else {
      this.branch.open('');
      this.records.open('');
      this.notices.open(page === 'notices' ? 'notices' : '');
    }
    // Names are shown to one who asks, of this branch and year.
    if (this.branch.value === null) this.people.open('');
  }

  /** The names of the branch that is open. */
  look({ unit, year }: BranchPage): void {
    this.people.open(`branches/${encodeURIComponent(unit)}/people?year=${year}`);
  }

  /** The wall has news. */
  follow(before: LiveWall, live: LiveWall, route: Route): void {
    const room = ({ wall }: LiveWall) =>
      route.page === 'branch' ? wall?.rooms.find(({ unit }) => unit === route.unit) : undefined;
    if (before.wall !== null && room(live) !== room(before)) {
      this.branch.again();
      this.branchChanged();
    }
    if (before.wall === live.wall) return;
    this.guidance.again();
    this.approvals.again();
    this.reminders.again();
  }

  readonly branchChanged = (): void => {
    this.notices.again();
    this.records.again();
  };
}

/** Without a year the server takes the running one. */
const yearly = (path: string, year: string): string => `${path}${year === '' ? '' : `?year=${year}`}`;
