// Which measures are protected together: they count the same persons, or one is never more than the other.
import type { SystemRules } from './block.ts';

const plain = { links: [], looseLinks: [], isRating: false, isChain: false, partial: -1 } as const;

/** The systems of the published tables, the heaviest first. `sensitive` has a rule of its own. */
export const SYSTEMS: readonly SystemRules[] = [
  {
    ...plain,
    name: 'ratings',
    table: 'outcomes',
    measures: ['raters', 'satisfied'],
    persons: 'all',
    isChain: true,
    isRating: true,
  },
  {
    ...plain,
    name: 'people',
    table: 'outcomes',
    measures: ['people', 'first_time', 'visits'],
    persons: 'all',
    links: [[1, 0]],
    looseLinks: [[0, 2]],
    partial: 1,
  },
  {
    ...plain,
    name: 'needs',
    table: 'needs',
    measures: ['registered', 'responded', 'resolved'],
    persons: 'groups',
    isChain: true,
  },
  { ...plain, name: 'resolved', table: 'outcomes', measures: ['resolved'], persons: 'groups' },
  { ...plain, name: 'targets', table: 'targets', measures: ['target_people'], persons: 'all' },
  {
    ...plain,
    name: 'volunteers',
    table: 'coverage',
    measures: ['volunteers', 'party_members'],
    persons: 'all',
    links: [[1, 0]],
  },
];
