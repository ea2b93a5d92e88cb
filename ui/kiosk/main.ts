/** The room's page: guards first, then the live store, then the screen. */
import { installBurstGuard, installTapGuard } from '../elements/guards.ts';
import { connectLive } from '../elements/store.ts';
import { KioskApp } from './app.ts';

installBurstGuard(window);
installTapGuard(window);

const app = document.querySelector('kiosk-app');
if (app instanceof KioskApp) app.store = connectLive();
