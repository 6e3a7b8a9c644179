import { getCollection, type CollectionEntry } from 'astro:content';

export type Lesson = CollectionEntry<'learn'>;

/** The lessons of the onboarding path, in order. */
export async function lessons(): Promise<Lesson[]> {
  return (await getCollection('learn')).sort((a, b) => a.data.order - b.data.order);
}
