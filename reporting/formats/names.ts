/** All names of formats. They are known before the formats are loaded: a command line is read without them. */
export const formatNames = ['terminal', 'json', 'html', 'markdown', 'junit', 'github', 'azure'] as const;

/** The name of a format. */
export type Format = (typeof formatNames)[number];
