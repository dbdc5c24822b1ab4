// The thresholds of the config file: by tier, how few persons are few. They can be raised, never lowered.
import type { Thresholds } from '../4-protect/thresholds.ts';
import { LEAST_THRESHOLDS, TIERS } from '../4-protect/thresholds.ts';
import { CommandError } from './error.ts';

const isTier = (key: string): key is (typeof TIERS)[number] => (TIERS as readonly string[]).includes(key);

/**
 * The thresholds, in persons, that the config's `thresholds` ask for; the least ones where it names none. Throws a
 * CommandError with code 2 for a tier that there is not and for a value that is no whole number or too low.
 */
export function thresholdsFrom(config: unknown): Thresholds {
  if (config === undefined) return LEAST_THRESHOLDS;
  if (config === null || typeof config !== 'object' || Array.isArray(config)) {
    const example = JSON.stringify(LEAST_THRESHOLDS);
    throw new CommandError(2, {
      zh: `配置里的 thresholds 要写成 ${example} 的样子，收到的是 ${JSON.stringify(config)}。`,
      en: `thresholds in the config is written like ${example}, not ${JSON.stringify(config)}.`,
    });
  }
  const thresholds = { ...LEAST_THRESHOLDS };
  for (const [key, value] of Object.entries(config as Record<string, unknown>)) {
    if (!isTier(key)) {
      throw new CommandError(2, {
        zh: `配置里有不认识的项：thresholds.${key}。可用的项：${TIERS.join('、')}。`,
        en: `Unknown key in the config: thresholds.${key}. Known keys: ${TIERS.join(', ')}.`,
      });
    }
    const least = LEAST_THRESHOLDS[key];
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < least) {
      throw new CommandError(2, {
        zh: `thresholds.${key} 要写不小于${least}的整数，收到的是 ${JSON.stringify(value)}。只能调高，不能调低；不写就是${least}。`,
        en: `thresholds.${key} takes a whole number from ${least} up, not ${JSON.stringify(value)}. It can be raised, never lowered; left out, it is ${least}.`,
      });
    }
    thresholds[key] = value;
  }
  return thresholds;
}
