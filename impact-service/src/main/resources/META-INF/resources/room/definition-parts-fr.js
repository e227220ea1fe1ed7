// Ce que plusieurs définitions ont en commun, comme dans l'API. Un dossier réunit les inscriptions d'une personne à un programme.

export const EXCLUDED = 'Sont retirés les dossiers dont une inscription au moins a été exclue et chacune des autres exclue ou abandonnée, toutes avant '
  + 'la fin de la formation, parce que la personne est décédée, incarcérée ou en service actif ; un motif médical ne retire personne. Qui est '
  + 'retiré ainsi n’est jamais en attente.';

export const REVOKED = 'Une fin de formation compte, sauf si elle est révoquée à sa date ou après.';

export const REFUNDS = 'Les inscriptions abandonnées au plus tard à la date limite de remboursement (au plus tard au début si aucune n’est indiquée) ne font '
  + 'partie d’aucun dossier, même si une fin de formation a été transmise.';

const OTHER_INTENT = 'Une fois le délai passé : une intention déclarée autre que new-job, ou l’absence d’autorisation de travailler, datée au plus tard du '
  + 'début + 3 jours et déclarée pour la première inscription du dossier ; sans déclaration, on reste compté ; de plusieurs, la dernière en date '
  + 'compte ; d’un même jour, une correction avant une déclaration ; de deux contraires du même jour et de même nature, celle qui maintient. Avant ce '
  + 'délai, ces dossiers ne sont pas en attente.';

export const SEEKERS = `${OTHER_INTENT} ${EXCLUDED} ${REFUNDS}`;

export const WITHIN_180_DAYS = '180 jours à compter de la fin de la formation, et 30 jours pour l’apprendre ; en attente jusque-là. from et to bornent la fin '
  + 'de la formation.';

export const AT_MONTHS = 'mois civils après la fin de la formation (six mois après le 31 août : le dernier jour de février), et 30 jours pour l’apprendre ; en '
  + 'attente jusque-là. from et to bornent la fin de la formation.';

export const SITUATION = 'La situation un jour donné : en études si une poursuite d’études couvre ce jour ; en emploi si un emploi retenu le couvre (commencé, '
  + 'non terminé avant son début, non antérieur à la formation, dont l’inscription est enregistrée, quel qu’en soit le début) ; sinon celle de l’enquête la plus '
  + 'proche, à 60 jours près, sans les injoignables (de deux aussi proches la plus tardive ; de plusieurs du même jour, la première parmi : en recherche, '
  + 'sans recherche, incapacité, études, indépendant, salarié) ; sinon inconnue. À compter d’une exclusion d’une des inscriptions du dossier, datée de la fin '
  + 'de la formation ou d’après, c’est l’incapacité, quel que soit l’emploi qui continue.';

export const EMP1_EMPLOYMENT = 'un emploi dans le domaine de cette formation (il nomme une inscription à ce programme, même remboursée), attesté par un justificatif '
  + 'quelconque, qui n’existait pas avant la formation, commencé entre le début du dossier et la fin de la formation + 180 jours, et non terminé '
  + 'avant cette fin';
