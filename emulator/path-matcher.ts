export { compilePaths, type PathMatch, type PathMatcher } from '../catalogue/match.ts';
