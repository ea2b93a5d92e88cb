/** Which element stands for which section of the desk. */
import { html, type TemplateResult } from 'lit';
import type { Section } from '../texts/desk.ts';
import './absence.ts';
import './assessment.ts';
import './ballots.ts';
import './binding.ts';
import './box.ts';
import './by-hand.ts';
import './chapters.ts';
import './correct.ts';
import './decisions.ts';
import './dues.ts';
import './exemptions.ts';
import './leave.ts';
import './items.ts';
import './ledgers.ts';
import './notices.ts';
import './own-steps.ts';
import './parked.ts';
import './photos.ts';
import './plan.ts';
import './proceedings.ts';
import './publicity.ts';
import './roles.ts';
import './roster.ts';
import './scene.ts';
import type { Bench } from './section.ts';
import './themes.ts';
import './today.ts';
import './township.ts';
import './visitors.ts';
import './year.ts';

/** `view` and `desk` are given beside the bench that carries them, so that a change of them renders the section anew. */
export function sectionOf(section: Section, bench: Bench): TemplateResult {
  const { view, desk } = bench;
  switch (section) {
    case 'today':
      return html`<desk-today data-section .bench=${bench} .view=${view} .desk=${desk}></desk-today>`;
    case 'byHand':
      return html`<desk-by-hand data-section .bench=${bench} .view=${view} .desk=${desk}></desk-by-hand>`;
    case 'visitors':
      return html`<desk-visitors data-section .bench=${bench} .view=${view} .desk=${desk}></desk-visitors>`;
    case 'correct':
      return html`<desk-correct data-section .bench=${bench} .view=${view} .desk=${desk}></desk-correct>`;
    case 'leave':
      return html`<desk-leave data-section .bench=${bench} .view=${view} .desk=${desk}></desk-leave>`;
    case 'parked':
      return html`<desk-parked data-section .bench=${bench} .view=${view} .desk=${desk}></desk-parked>`;
    case 'ownSteps':
      return html`<desk-own-steps data-section .bench=${bench} .view=${view} .desk=${desk}></desk-own-steps>`;
    case 'roles':
      return html`<desk-roles data-section .bench=${bench} .view=${view} .desk=${desk}></desk-roles>`;
    case 'proceedings':
      return html`<desk-proceedings data-section .bench=${bench} .view=${view} .desk=${desk}></desk-proceedings>`;
    case 'scene':
      return html`<desk-scene data-section .bench=${bench} .view=${view} .desk=${desk}></desk-scene>`;
    case 'chapters':
      return html`<desk-chapters data-section .bench=${bench} .view=${view} .desk=${desk}></desk-chapters>`;
    case 'publicity':
      return html`<desk-publicity data-section .bench=${bench} .view=${view} .desk=${desk}></desk-publicity>`;
    case 'decisions':
      return html`<desk-decisions data-section .bench=${bench} .view=${view} .desk=${desk}></desk-decisions>`;
    case 'roster':
      return html`<desk-roster data-section .bench=${bench} .view=${view} .desk=${desk}></desk-roster>`;
    case 'exemptions':
      return html`<desk-exemptions data-section .bench=${bench} .view=${view} .desk=${desk}></desk-exemptions>`;
    case 'binding':
      return html`<desk-binding data-section .bench=${bench} .view=${view} .desk=${desk}></desk-binding>`;
    case 'items':
      return html`<desk-items data-section .bench=${bench} .view=${view} .desk=${desk}></desk-items>`;
    case 'assessment':
      return html`<desk-assessment data-section .bench=${bench} .view=${view} .desk=${desk}></desk-assessment>`;
    case 'ledgers':
      return html`<desk-ledgers data-section .bench=${bench} .view=${view} .desk=${desk}></desk-ledgers>`;
    case 'notices':
      return html`<desk-notices data-section .bench=${bench} .view=${view} .desk=${desk}></desk-notices>`;
    case 'dues':
      return html`<desk-dues data-section .bench=${bench} .view=${view} .desk=${desk}></desk-dues>`;
    case 'ballots':
      return html`<desk-ballots data-section .bench=${bench} .view=${view} .desk=${desk}></desk-ballots>`;
    case 'absence':
      return html`<desk-absence data-section .bench=${bench} .view=${view} .desk=${desk}></desk-absence>`;
    case 'year':
      return html`<desk-year data-section .bench=${bench} .view=${view} .desk=${desk}></desk-year>`;
    case 'photos':
      return html`<desk-photos data-section .bench=${bench} .view=${view} .desk=${desk}></desk-photos>`;
    case 'plan':
      return html`<desk-plan data-section .bench=${bench} .view=${view} .desk=${desk}></desk-plan>`;
    case 'themes':
      return html`<desk-themes data-section .bench=${bench} .view=${view} .desk=${desk}></desk-themes>`;
    case 'township':
      return html`<desk-township data-section .bench=${bench} .view=${view} .desk=${desk}></desk-township>`;
    case 'box':
      return html`<desk-box data-section .bench=${bench} .view=${view} .desk=${desk}></desk-box>`;
  }
}
