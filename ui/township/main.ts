/** The township's page: a second click of a trembling hand counts for nothing, and the console. */
import { installTapGuard } from '../elements/guards.ts';
import './app.ts';

installTapGuard(window);
