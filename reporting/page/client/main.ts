import { byId } from './element.ts';
import { FilterBar } from './filter-bar.ts';
import { AccessMap } from './map.ts';
import { RequestList } from './request-list.ts';
import { RequestSheet } from './request-sheet.ts';
import { RunData } from './run-data.ts';
import { listenToPage } from './shortcuts.ts';
import { switchTheme } from './theme.ts';
import { Viewer } from './viewer.ts';

switchTheme(byId('theme') as HTMLSelectElement);
const viewer = new Viewer(new RunData());
new AccessMap(byId('map'), viewer);
new FilterBar(byId('list'), viewer);
new RequestList(byId('list'), viewer);
new RequestSheet(viewer);
listenToPage(viewer);
// Says that everything is there: for tests, and for whoever measures how long it took.
document.documentElement.dataset.ready = 'true';
