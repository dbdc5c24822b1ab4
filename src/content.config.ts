// The prose of the site: explanations and practice stories in both languages, decision records in Chinese.
import { glob } from 'astro/loaders';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

/** `methods.zh.md` is the entry `methods.zh`: page and language. */
const nameWithLanguage = ({ entry }: { entry: string }): string => entry.replace(/\.md$/, '');

const about = defineCollection({
  loader: glob({ base: './src/content/about', pattern: '*.md', generateId: nameWithLanguage }),
  schema: z.object({
    title: z.string(),
    description: z.string(),
    /** Place in the list of explanations. */
    order: z.number().int(),
  }),
});

const stories = defineCollection({
  loader: glob({ base: './src/content/stories', pattern: '*.md', generateId: nameWithLanguage }),
  schema: z.object({
    title: z.string(),
    description: z.string(),
    /** 6-digit code of the region it happened in; it must be one of the published regions. */
    region: z.string().regex(/^\d{6}$/),
    /** Code of a kind of task. */
    task: z.string(),
    /** When it happened, in words. */
    when: z.string(),
    /** Where the account comes from. */
    source: z.string(),
  }),
});

const decisions = defineCollection({
  loader: glob({ base: './src/content/decisions', pattern: '*.md', generateId: nameWithLanguage }),
  schema: z.object({ title: z.string(), date: z.coerce.date() }),
});

export const collections = { about, stories, decisions };
