# Imágenes y meta en la página de un llamamiento.
picture-credit = Imagen:
pictures-title = Imágenes
pictures-elsewhere = Este texto lleva imágenes. Están en el servidor de la propia organización promotora: esta página no carga nada de otros sitios.
pictures-see = Verlas en { $host }
pictures-described = Qué se ve en ellas, según la organización promotora:
goal-none-yet = Nadie ha firmado todavía esta versión. La meta de la organización promotora es de { $goal }.
goal-reached-so-far = { $count ->
    [one] 1 firma hasta ahora, entre organizaciones y personas.
   *[other] { $count } firmas hasta ahora, entre organizaciones y personas.
}
goal-reached = { $count ->
    [one] 1 firma, entre organizaciones y personas. La organización promotora esperaba { $goal }.
   *[other] { $count } firmas, entre organizaciones y personas. La organización promotora esperaba { $goal }.
}
goal-not-reached = { $count ->
    [one] 1 firma de las { $goal } que esperaba la organización promotora, entre organizaciones y personas.
   *[other] { $count } firmas de las { $goal } que esperaba la organización promotora, entre organizaciones y personas.
}
goal-any-wording = De las organizaciones que firman con su nombre se cuentan solo las que firmaron esta versión; las demás firmas se cuentan sea cual sea la versión.

# El panel: imágenes y meta de un llamamiento.
pictures-desk-title = Imágenes y meta
pictures-desk-lead = Las imágenes y la meta no forman parte de lo que se firma. Puede cambiarlas en cualquier momento; nadie tiene que volver a firmar.
pictures-desk-published = Lo que guarde aquí aparece de inmediato en la página pública y se envía a los servidores que guardan una copia.
pictures-desk-link = Imágenes y meta
pictures-desk-first = La primera imagen encabeza el texto; las demás van después.
pictures-desk-shape = Para encabezar conviene una imagen ancha, por ejemplo de 2000 × 800 píxeles: a las menos anchas se les corta la parte de arriba y la de abajo en pantallas anchas; las cuadradas o verticales se muestran enteras.
pictures-desk-number = Imagen { $number }
pictures-desk-none = Todavía no hay imágenes.
pictures-desk-add = Añadir una imagen
pictures-desk-save = Guardar
pictures-desk-remove = Quitar esta imagen
pictures-desk-languages = Describa cada imagen en cada idioma del texto.
field-picture-file = Archivo de imagen
field-picture-file-hint = JPEG, PNG o WebP, de 24 MB como máximo. La imagen se genera de nuevo: se eliminan el lugar, la cámara y otros datos ocultos.
field-alt-in = Qué se ve, en { $language }
field-alt-hint = Para quienes no ven la imagen y para los servidores que no la muestran. Una o dos frases, con lo que esté escrito en la imagen.
field-credit = ¿De quién es la imagen?
field-credit-hint = Nombre y licencia, como lo desee quien la hizo. Puede quedar vacío.
field-goal = Meta
field-goal-hint = Cuántas firmas espera reunir, entre organizaciones y personas. La página muestra el siguiente paso hacia la meta. Puede quedar vacía.
error-alt-missing = Indique qué se ve en la imagen, en cada idioma
error-goal-form = Escriba un número entero de 1 a 1 000 000 000, o deje el campo vacío
error-picture-large = La imagen supera los 24 MB. Guárdela con menos tamaño y envíela otra vez
error-picture-format = Este archivo no es una imagen JPEG, PNG ni WebP
error-picture-dimensions = La imagen tiene demasiados píxeles: como máximo 12 000 por lado y 50 millones en total, menos en algunos tipos de archivo
error-picture-broken = La imagen no se puede leer: el archivo está dañado o incompleto
error-pictures-many = Hay demasiadas imágenes
error-picture-gone = Esta imagen estuvo un día sin usarse y ya no está. Envíela otra vez
error-picture-twice = Esta imagen ya está aquí
done-around-saved = Imágenes y meta guardadas.

goal-more-to-goal = { $count ->
    [one] Con 1 firma más se alcanza la meta de la organización promotora, que es de { $goal }.
   *[other] Con { $count } firmas más se alcanza la meta de la organización promotora, que es de { $goal }.
}
goal-more-to-next = { $count ->
    [one] Con 1 firma más se llega a { $next }. La meta de la organización promotora es de { $goal }.
   *[other] Con { $count } firmas más se llega a { $next }. La meta de la organización promotora es de { $goal }.
}
