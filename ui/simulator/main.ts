/** The demo room's simulator, for a desk computer. */
import './simulator.ts';

document.body.append(document.createElement('room-simulator'));
