/** The scripts that stand at collection level, by the event they listen to. */
export type CollectionScript = 'prerequest' | 'test';
