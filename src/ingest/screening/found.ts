// What the search for personal data finds: which kind, where, and what may stand there in a report.

/** Kinds of personal data, as the ends of their codes `PII_…`. */
export const PII_KINDS = ['ID_NUMBER', 'PHONE', 'BANK_CARD', 'EMAIL', 'PLATE', 'ADDRESS', 'NAME'] as const;
export type PiiKind = (typeof PII_KINDS)[number];
export type PiiCode = `PII_${PiiKind}`;

export interface Found {
  readonly kind: PiiKind;
  /** Places in the plain text, the end behind the last character. */
  readonly start: number;
  readonly end: number;
  /** What a report shows instead. */
  readonly hidden: string;
}

/**
 * How a text is looked through. `key`: it is an activity's or need's number, in which a region, a day and a serial
 * number are no person's. `report`: for masking, by shape alone: a report masks too much rather than too little.
 */
export type Manner = 'text' | 'key' | 'report';
