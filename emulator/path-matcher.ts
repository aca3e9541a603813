export { compilePaths, type PathMatch, type PathMatcher } from '../catalogue/model/match.ts';
