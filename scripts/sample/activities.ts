// One activity: what happened, and its row in the table's order of columns.
import { CALENDAR, LAST_DAY } from './calendar.ts';
import { timestampCell } from './dates.ts';
import type { Habits } from './habits.ts';
import type { KindMix } from './kind-mix.ts';
import { profileOfKind } from './kinds.ts';
import type { Need } from './needs.ts';
import type { OfficeCells } from './office-cells.ts';
import { organisationFor, type Organisation } from './organisations.ts';
import type { Place, Places } from './places.ts';
import { binomial, integer, isChance, lognormal, type Random } from './random.ts';
import type { KindOfTask } from './register.ts';
import { titleOfActivity } from './titles.ts';

export interface Activity {
  readonly id: string;
  readonly day: number;
  readonly place: Place;
  readonly kind: KindOfTask;
  readonly need: Need | null;
  readonly cells: readonly string[];
}

export interface ActivityMaker {
  make(day: number, need: Need | null): Activity;
  /** The same row again: as it was, or corrected and handed in later. */
  again(activity: Activity): readonly string[];
}

export interface ActivitySources {
  readonly random: Random;
  readonly office: string;
  readonly habits: Habits;
  readonly cells: OfficeCells;
  readonly kinds: readonly KindOfTask[];
  readonly mix: KindMix;
  readonly places: Places;
  readonly organisationsOf: (county: string) => readonly Organisation[];
}

const VOLUNTEERS = 11;
const UPDATED_AT = 20;
const METHODS = [0.12, 0.23, 0.6, 0.05];
const FORMS = [0.3, 0.35, 0.3, 0.18, 0.22, 0.06];
const FUNDING = [0.28, 0.12, 0.12, 0.4, 0.06];
const DEPARTMENTS = [0.55, 0.1, 0.08, 0.1, 0.06, 0.07, 0.05, 0.1, 0.16, 0.02];
const ACTORS = [0.85, 0.75, 0.4, 0.6, 0.2];

export function activityMaker(sources: ActivitySources): ActivityMaker {
  const { random, habits, cells, kinds, mix, places } = sources;
  let serial = 0;

  return {
    make(day, need) {
      const place = need?.place ?? places.draw(random);
      const kindIndex = need?.kind ?? mix.draw(random, day, place.isUrban);
      const kind = kinds[kindIndex]!;
      const org = organisationFor(
        random,
        sources.organisationsOf(place.county),
        profileOfKind(kind.code).orgTypes,
      );
      serial += 1;
      const id = activityId(habits.idForm, sources.office, day, serial);
      const volunteers = Math.min(40, Math.max(2, Math.round(lognormal(random, 8, 0.6))));
      const halfHours = volunteers * integer(random, 2, 8);
      const representatives = isChance(random, 0.12) ? Math.min(volunteers, integer(random, 1, 3)) : 0;
      const row = [
        id,
        cells.date(day),
        place.regionCode,
        isChance(random, 0.03) ? '' : titleOfActivity(random, kind, day, places.names[place.community]!),
        cells.task(kindIndex),
        org.name,
        org.code,
        org.status,
        isChance(random, 0.02) ? '' : isChance(random, 0.003) ? '社区自治组织' : org.type,
        cells.category('method', METHODS),
        cells.categories('form', FORMS),
        cells.count(volunteers, 0),
        cells.count(binomial(random, volunteers, 0.6), 0.04),
        cells.count(binomial(random, volunteers, 0.22), 0.03),
        cells.count(representatives, 0.06),
        cells.count(halfHours / 2, 0.03),
        cells.category('funding', FUNDING),
        cells.categories('department', DEPARTMENTS),
        cells.categories('actor', ACTORS),
        need?.id ?? '',
        habits.leftOut.has('updated_at')
          ? ''
          : timestampCell(random, Math.min(LAST_DAY, day + integer(random, 0, 12))),
      ];
      return { id, day, place, kind, need, cells: row };
    },
    again({ day, cells: first }) {
      if (isChance(random, 0.5)) return first;
      const row = [...first];
      row[VOLUNTEERS] = String(Number(first[VOLUNTEERS]) + integer(random, 1, 3));
      if (row[UPDATED_AT] !== '') {
        row[UPDATED_AT] = timestampCell(random, Math.min(LAST_DAY, day + integer(random, 13, 60)));
      }
      return row;
    },
  };
}

function activityId(form: Habits['idForm'], office: string, day: number, serial: number): string {
  const { year, month } = CALENDAR[day]!;
  const number = String(serial).padStart(6, '0');
  if (form === 'prefixed') return `HD-${office}-${number}`;
  if (form === 'yearly') return `${year}-${number}`;
  if (form === 'short') return `A${serial}`;
  return `${year}${month < 10 ? '0' : ''}${month}${number}`;
}
